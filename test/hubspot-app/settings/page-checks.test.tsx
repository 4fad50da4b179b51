import { describe, expect, it } from 'vitest';
import { answerWith, settingsWith } from './support/answers.ts';
import { FakeServer, heldBack } from './support/fake-server.ts';
import { openLoadedPage, until } from './support/open-page.tsx';

const tooShort = {
  problems: [{ field: 'cadence.defaultDays', message: 'must be at least 1 day' }],
  preview: null,
};
const preview = answerWith().preview;
const example = 'Refresh on 12 March 2026 → kickoff 25 February 2026, cue 12 March 2026, next 10 June 2026';

describe('Checking the settings while they are edited', () => {
  it('asks nobody while nothing differs from what was loaded', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.enter('leadDays', 15);
    page.choose('mode', 'shadow');
    await until(() => expect(server.checks).toHaveLength(1));
    expect(server.checks).toEqual([{ basedOn: 4, settings: settingsWith({ mode: 'shadow' }), dryRun: true }]);
  });

  it('shows what the server finds wrong at its field, and lets nobody save it', async () => {
    const server = new FakeServer();
    server.trial = tooShort;
    const page = await openLoadedPage(server);
    page.enter('cadence.defaultDays', 0);
    await until(() =>
      expect(page.number('cadence.defaultDays').props).toMatchObject({
        error: true,
        validationMessage: 'must be at least 1 day',
      }),
    );
    expect(page.number('leadDays').props.error).toBeUndefined();
    expect(page.saveButton().props.disabled).toBe(true);
    expect(page.alerts()).toEqual([
      [
        'Something has to be mended before this can be saved',
        'The fields concerned are marked and say what they need.',
      ],
    ]);
    expect(page.texts()).toContain('The example comes back when everything that is marked is mended.');
  });

  it('takes the marks off once the field is mended', async () => {
    const server = new FakeServer();
    server.nextCheck(() => ({ status: 200, body: tooShort }));
    const page = await openLoadedPage(server);
    page.enter('cadence.defaultDays', 0);
    await until(() => expect(page.number('cadence.defaultDays').props.error).toBe(true));
    page.enter('cadence.defaultDays', 60);
    expect(page.number('cadence.defaultDays').props.error).toBe(true);
    await until(() => expect(page.number('cadence.defaultDays').props.error).toBeUndefined());
    expect(page.saveButton().props.disabled).toBe(false);
    expect(page.alerts()).toEqual([]);
  });

  it('shows problems of settings that are not on the page above the buttons', async () => {
    const server = new FakeServer();
    server.trial = {
      problems: [
        { field: 'tasks.dueTime', message: 'must be a time of day such as 17:00' },
        { field: 'mapping', message: 'the pipeline has no stage "New"' },
        { field: 'holidays.0', message: 'must be a date such as 2026-12-25' },
      ],
      preview: null,
    };
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    await until(() => expect(page.alerts()).toHaveLength(2));
    expect(page.alerts()[0]).toEqual([
      'Something else stands in the way of saving',
      'Time of day at which tasks are due (tasks.dueTime): must be a time of day such as 17:00 Names in your account (mapping): the pipeline has no stage "New"',
    ]);
    expect(page.date('holidays').props.validationMessage).toBe('must be a date such as 2026-12-25');
  });

  it('shows what the server finds wrong with a package in its row', async () => {
    const server = new FakeServer();
    server.trial = {
      problems: [{ field: 'cadence.byPackage.v1.2', message: 'must be at most 730 days' }],
      preview: null,
    };
    const page = await openLoadedPage(server);
    page.press('Add a package');
    page.write('packages.0.name', 'v1.2');
    page.enter('packages.0.days', 900);
    await until(() =>
      expect(page.number('packages.0.days').props.validationMessage).toBe('must be at most 730 days'),
    );
    expect(page.text('packages.0.name').props.validationMessage).toBeUndefined();
  });

  it('shows what the server finds wrong with an automation below it', async () => {
    const server = new FakeServer();
    server.trial = {
      problems: [{ field: 'automations.qaTasks', message: 'needs a team lead' }],
      preview: null,
    };
    const page = await openLoadedPage(server);
    page.turn('automations.qaTasks', true);
    await until(() => expect(page.texts()).toContain('needs a team lead'));
  });

  it('sees two rows of one package, a row without a name, and empty numbers by itself', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      settings: settingsWith({ cadence: { byPackage: { premium: 30 } } }),
    };
    const page = await openLoadedPage(server);
    page.press('Add a package');
    page.press('Add a package');
    page.write('packages.1.name', 'premium ');
    page.enter('packages.1.days', 60);
    page.enter('leadDays', Number.NaN);
    expect(page.number('leadDays').props.validationMessage).toBe('Enter a number.');
    expect(page.text('packages.1.name').props.validationMessage).toBe(
      'There is already a row for “premium”.',
    );
    expect(page.text('packages.2.name').props.validationMessage).toBe(
      'Enter the package, or remove this row.',
    );
    expect(page.number('packages.2.days').props.validationMessage).toBe('Enter a number of days.');
    expect(page.saveButton().props.disabled).toBe(true);
    page.pressAt('cadence.byPackage.2.remove');
    page.pressAt('cadence.byPackage.1.remove');
    page.enter('leadDays', 20);
    await until(() => expect(server.checks).toHaveLength(1));
    expect(page.saveButton().props.disabled).toBe(false);
  });

  it('drops the answer to an older draft that comes after the answer to the newer one', async () => {
    const server = new FakeServer();
    const older = heldBack();
    server.nextCheck(older.reply);
    const page = await openLoadedPage(server);
    page.enter('cadence.defaultDays', 0);
    await until(() => expect(server.checks).toHaveLength(1));
    const newer = { ...preview, cadenceDays: 60, next: '2026-05-11' };
    server.trial = { problems: [], preview: newer };
    page.enter('cadence.defaultDays', 60);
    const withNewer =
      'Refresh on 12 March 2026 → kickoff 25 February 2026, cue 12 March 2026, next 11 May 2026';
    await until(() => expect(page.texts()).toContain(withNewer));
    older.answer(200, tooShort);
    // By the time the next draft is asked about the late answer has arrived, and nothing newer hides what it did.
    server.nextCheck(heldBack().reply);
    page.turn('automations.qaTasks', true);
    await until(() => expect(server.checks).toHaveLength(3));
    expect(page.texts()).toContain(withNewer);
    expect(page.number('cadence.defaultDays').props.error).toBeUndefined();
  });

  it('does not hold what was wrong with a discarded draft against the next one', async () => {
    const server = new FakeServer();
    server.nextCheck(() => ({ status: 200, body: tooShort }));
    const page = await openLoadedPage(server);
    page.enter('cadence.defaultDays', 0);
    await until(() => expect(page.number('cadence.defaultDays').props.error).toBe(true));
    page.press('Discard changes');
    expect(page.number('cadence.defaultDays').props.error).toBeUndefined();
    page.enter('cadence.defaultDays', 45);
    expect(page.number('cadence.defaultDays').props.error).toBeUndefined();
    expect(page.saveButton().props.disabled).toBe(false);
  });

  it('says why a draft could not be checked, lets it be saved all the same, and checks again when asked', async () => {
    const server = new FakeServer();
    server.nextCheck(() => ({ status: 503, body: { error: 'HubSpot could not be asked' } }));
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    await until(() =>
      expect(page.alerts()).toEqual([
        [
          'Your changes could not be checked: The server cannot answer just now',
          'HubSpot could not be asked. Check again',
        ],
      ]),
    );
    expect(page.saveButton().props.disabled).toBe(false);
    const held = heldBack();
    server.nextCheck(held.reply);
    page.enter('leadDays', 21);
    expect(page.alerts()).toEqual([]);
    held.answer(502, null);
    await until(() => expect(page.alerts()).toHaveLength(1));
    page.press('Check again');
    await until(() => expect(page.texts()).toContain(example));
    expect(page.alerts()).toEqual([]);
    expect(server.checks).toHaveLength(3);
  });
});

describe('The example of the settings page', () => {
  it('says on which days one refresh is kicked off, cued and repeated', async () => {
    const page = await openLoadedPage(new FakeServer());
    expect(page.texts()).toEqual(
      expect.arrayContaining([
        example,
        'If the client declines on the day of the kickoff: next 26 May 2026',
        'Counted with 90 days between two refreshes and a lead of 15 days.',
      ]),
    );
    expect(page.date('previewDate').props.value).toEqual({ year: 2026, month: 2, date: 12 });
  });

  it('follows the settings before they are saved', async () => {
    const server = new FakeServer();
    server.trial = {
      problems: [],
      preview: { ...preview, kickoff: '2026-02-20', leadDays: 20, nextAfterDecline: '2026-05-21' },
    };
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    await until(() =>
      expect(page.texts()).toEqual(
        expect.arrayContaining([
          'Refresh on 12 March 2026 → kickoff 20 February 2026, cue 12 March 2026, next 10 June 2026',
          'If the client declines on the day of the kickoff: next 21 May 2026',
          'Counted with 90 days between two refreshes and a lead of 20 days.',
        ]),
      ),
    );
    expect(server.saves).toEqual([]);
  });

  it('can be asked for another refresh date', async () => {
    const server = new FakeServer();
    server.trial = {
      problems: [],
      preview: { ...preview, refreshDate: '2026-04-01', kickoff: '2026-03-17' },
    };
    const page = await openLoadedPage(server);
    page.pick('previewDate', 2026, 3, 1);
    await until(() =>
      expect(page.texts()).toContain(
        'Refresh on 1 April 2026 → kickoff 17 March 2026, cue 12 March 2026, next 10 June 2026',
      ),
    );
    expect(server.checks).toEqual([
      { basedOn: 4, settings: settingsWith(), dryRun: true, previewDate: '2026-04-01' },
    ]);
    expect(page.date('previewDate').props.value).toEqual({ year: 2026, month: 3, date: 1 });
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(page.saveButton().props.disabled).toBe(true);
  });
});
