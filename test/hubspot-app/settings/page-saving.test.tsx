import { describe, expect, it } from 'vitest';
import { settingsWith } from './support/answers.ts';
import { FakeServer, heldBack } from './support/fake-server.ts';
import { openLoadedPage, until } from './support/open-page.tsx';

describe('Saving the settings', () => {
  it('has nothing to save at first', async () => {
    const page = await openLoadedPage(new FakeServer());
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(page.saveButton().props.disabled).toBe(true);
    expect(page.button('Discard changes').props.disabled).toBe(true);
  });

  it('lists what is not saved yet', async () => {
    const page = await openLoadedPage(new FakeServer());
    page.enter('leadDays', 20);
    page.choose('people.defaultSasId', '12');
    expect(page.texts()).toContain('2 unsaved changes');
    expect(page.tables()[0]).toEqual([
      ['Field', 'Saved', 'On this page'],
      ['Lead time in days', '15', '20'],
      ['Default SAS', 'not set', 'Ben Okafor'],
    ]);
  });

  it('goes back to what was saved when the changes are discarded', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.press('Add a package');
    page.press('Discard changes');
    expect(page.number('leadDays').props.value).toBe(15);
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(page.texts()).toContain('No package has a cadence of its own.');
    expect(server.saves).toEqual([]);
  });

  it('leaves nothing half entered behind when the changes are discarded', async () => {
    const page = await openLoadedPage(new FakeServer());
    page.enter('leadDays', 20);
    page.pick('holidays', 2026, 11, 25);
    expect(page.button('Add this day').props.disabled).toBe(false);
    page.press('Discard changes');
    expect(page.date('holidays').props.value).toBeUndefined();
    expect(page.button('Add this day').props.disabled).toBe(true);
  });

  it('says that it is saved, as which version, and goes on from there', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() =>
      expect(page.alerts()).toEqual([
        [
          'Saved',
          'This is version 5. It holds from now on; other instances of the server follow within seconds.',
        ],
      ]),
    );
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(page.texts()).toContain(
      'Version 5, saved by ben@agency.example (12) on 2 February 2026 at 17:05.',
    );
    page.enter('leadDays', 21);
    expect(page.alerts()).toEqual([]);
    page.save();
    await until(() => expect(server.saves).toHaveLength(2));
    expect(server.saves[1]).toEqual({ basedOn: 5, settings: settingsWith({ leadDays: 21 }) });
  });

  it('sends one save for two quick presses, and lets nothing be edited meanwhile', async () => {
    const server = new FakeServer();
    const held = heldBack();
    server.nextSave(held.reply);
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    const pressed = page.saveButton();
    pressed.trigger('onClick');
    pressed.trigger('onClick');
    await until(() => expect(page.saveButton().props).toMatchObject({ loading: true, disabled: true }));
    expect(page.number('leadDays').props.readOnly).toBe(true);
    expect(page.toggle('automations.qaTasks').props.readOnly).toBe(true);
    expect(page.button('Discard changes').props.disabled).toBe(true);
    expect(page.button('Add a package').props.disabled).toBe(true);
    held.answer(200, { ...server.current, version: 5, settings: settingsWith({ leadDays: 20 }) });
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(page.number('leadDays').props.readOnly).toBe(false);
    expect(server.saves).toHaveLength(1);
  });

  it('shows at its field what the server refuses only when saving, until the draft is changed', async () => {
    const server = new FakeServer();
    server.nextSave(() => ({
      status: 400,
      body: {
        error: 'the settings are not valid',
        problems: [{ field: 'people.defaultSasId', message: 'is no active user' }],
      },
    }));
    const page = await openLoadedPage(server);
    page.choose('people.defaultSasId', '12');
    page.save();
    await until(() =>
      expect(page.select('people.defaultSasId').props.validationMessage).toBe('is no active user'),
    );
    expect(page.alerts()).toEqual([['The settings were not saved', 'Mend what is marked, then save again.']]);
    page.choose('people.defaultSasId', '11');
    expect(page.select('people.defaultSasId').props.error).toBeUndefined();
    expect(page.alerts()).toEqual([]);
  });

  const failures = [
    {
      what: 'the server does not recognise the signature',
      answer: { status: 401, body: { error: 'the signature does not match' } },
      alert: [
        'The server does not recognise this request as coming from HubSpot',
        'The signature does not match. Try again. If it stays like this, ask whoever runs the server to check its client secret, its public address and its clock. Try again',
      ],
    },
    {
      what: 'the user may not use the page any more',
      answer: { status: 403, body: { error: 'you are no super admin' } },
      alert: [
        'These settings are not open to you',
        'You are no super admin. Ask a super admin to make the change, or ask whoever runs the server to add you to SETTINGS_ADMINS. Try again',
      ],
    },
    {
      what: 'the server has no time',
      answer: { status: 503, body: { error: 'HubSpot cannot be reached' } },
      alert: ['The server cannot answer just now', 'HubSpot cannot be reached. Try again'],
    },
    {
      what: 'something in between answers in its place',
      answer: { status: 404, body: 'no such page' },
      alert: [
        'The server gave an answer that this page does not understand',
        'Its status was 404. Check that APP_URL of the project’s profile is the address of the app’s server, and that page and server are of the same release. Try again',
      ],
    },
  ];

  it.each(failures)('says what to do where $what, and saves when tried again', async ({ answer, alert }) => {
    const server = new FakeServer();
    server.nextSave(() => answer);
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() => expect(page.alerts()).toEqual([alert]));
    expect(page.number('leadDays').props.value).toBe(20);
    page.press('Try again');
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(server.saves).toEqual([
      { basedOn: 4, settings: settingsWith({ leadDays: 20 }) },
      { basedOn: 4, settings: settingsWith({ leadDays: 20 }) },
    ]);
  });

  it('says so where the network is down', async () => {
    const server = new FakeServer();
    server.nextSave(() => Promise.reject(new TypeError('fetch failed')));
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() =>
      expect(page.alerts()).toEqual([
        [
          'The server cannot be reached',
          'Check your connection, then try again. If it stays like this, ask whoever runs the server whether it is up, and whether its address is among the permitted URLs of the app. Try again',
        ],
      ]),
    );
  });

  it('gives up on an answer that never comes, and finds out by trying again that it was saved after all', async () => {
    const server = new FakeServer();
    server.nextSave(() => {
      server.saveAs('ben@agency.example (12)', settingsWith({ leadDays: 20 }));
      return heldBack().reply({ method: 'PUT', url: '', body: null });
    });
    const page = await openLoadedPage(server, { timeoutMs: 100 });
    page.enter('leadDays', 20);
    page.save();
    await until(() =>
      expect(page.alerts()).toEqual([
        [
          'The server did not answer in time',
          'Try again. Nothing is saved twice: if your last change did get through, the page will find that out. Try again',
        ],
      ]),
    );
    page.press('Try again');
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(server.current.version).toBe(5);
  });
});
