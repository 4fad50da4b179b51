import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import type { Settings } from '../../src/settings/settings-schema.ts';
import { isDown, startSettingsApp } from './settings/settings-app.ts';
import type { SettingsApp } from './settings/settings-app.ts';

let app: SettingsApp;
beforeEach(async () => {
  app = await startSettingsApp();
});
afterEach(() => app.stop());

const defaults = parseSettings({});
const choices = {
  people: [
    { id: '12', name: 'Ann Lee' },
    { id: '9', name: 'Mia Moss' },
  ],
  pipelines: [{ id: '900', label: 'Deliverables', stages: [{ id: '901', label: 'New', isClosed: false }] }],
};
const onFirstDay = { version: 1, savedAt: '2026-11-02T12:00:00.000Z', savedBy: 'defaults' };

const put = (body: unknown, query = {}) => app.ask({ method: 'PUT', body, query });
const tryOut = (settings: unknown, more: object = {}) => put({ basedOn: 1, settings, dryRun: true, ...more });
const withMode = (mode: 'live' | 'shadow'): Settings => ({ ...defaults, mode });

describe('whoever opens the settings page', () => {
  it('sees the settings, what they come to, their history, and what can be chosen', async () => {
    const { status, body, headers } = await app.ask();
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...onFirstDay,
        settings: defaults,
        mode: { effective: 'shadow', setBy: 'default' },
        preview: {
          // Four weeks from the third: at noon of the second in London it is tomorrow in Auckland.
          refreshDate: '2026-12-01',
          kickoff: '2026-11-16',
          cue: '2026-12-01',
          next: '2027-03-01',
          nextAfterDecline: '2027-02-14',
          cadenceDays: 90,
          leadDays: 15,
        },
        history: [{ ...onFirstDay, changes: [] }],
        choices,
      },
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has nothing to choose from while HubSpot is down, and sees everything else', async () => {
    app.surroundings.settingsAdmins = ['admin@agency.example'];
    app.surroundings.reach = isDown;
    const listed = await startSettingsApp(app.surroundings);
    const { status, body } = await listed.ask();
    await listed.stop();
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        settings: defaults,
        choices: { people: [], pipelines: [] },
        preview: { refreshDate: '2026-11-30' },
      },
    });
  });

  it.each([
    [null, null, { effective: 'shadow', setBy: 'default' }],
    [null, 'live', { effective: 'live', setBy: 'settings' }],
    ['shadow', 'live', { effective: 'shadow', setBy: 'environment' }],
    ['live', null, { effective: 'live', setBy: 'environment' }],
  ] as const)(
    'sees that with MODE %s and the setting %s the app is %o',
    async (environment, setting, mode) => {
      app.surroundings.environmentMode = environment;
      const other = await startSettingsApp(app.surroundings);
      if (setting !== null)
        await other.ask({ method: 'PUT', body: { basedOn: 1, settings: withMode(setting) } });
      const { body } = await other.ask();
      await other.stop();
      expect(body).toMatchObject({ mode });
    },
  );
});

describe('a change of the settings', () => {
  it('is kept with the user, answered as a whole, and holds at once', async () => {
    app.surroundings.now += 60_000;
    const changed: Settings = { ...defaults, leadDays: 20, mode: 'live' };
    const { status, body } = await put({ basedOn: 1, settings: changed, previewDate: '2026-03-12' });
    const saved = {
      version: 2,
      savedAt: '2026-11-02T12:01:00.000Z',
      savedBy: 'admin@agency.example (75514748)',
    };
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...saved,
        settings: changed,
        mode: { effective: 'live', setBy: 'settings' },
        preview: {
          refreshDate: '2026-03-12',
          kickoff: '2026-02-20',
          cue: '2026-03-12',
          next: '2026-06-10',
          nextAfterDecline: '2026-05-21',
          cadenceDays: 90,
          leadDays: 20,
        },
        history: [
          {
            ...saved,
            changes: [
              { field: 'mode', before: null, after: 'live' },
              { field: 'leadDays', before: 15, after: 20 },
            ],
          },
          { ...onFirstDay, changes: [] },
        ],
        choices,
      },
    });
    expect(app.current.get()).toEqual({ version: 2, settings: changed, mode: 'live' });
    expect(app.surroundings.checkedMappings).toEqual([]);
  });

  it('names the user by the id where HubSpot tells no email address', async () => {
    const { body } = await put({ basedOn: 1, settings: { leadDays: 20 } }, { userEmail: null });
    expect(body).toMatchObject({ version: 2, savedBy: '75514748' });
  });

  it('holds on another server on the same store within seconds, without a restart', async () => {
    const other = await startSettingsApp(app.surroundings);
    await put({ basedOn: 1, settings: { leadDays: 20 } });
    await vi.waitFor(() =>
      expect(other.current.get()).toMatchObject({ version: 2, settings: { leadDays: 20 } }),
    );
    await other.stop();
  });

  it('that changes nothing makes no new version', async () => {
    const { status, body } = await put({ basedOn: 1, settings: {} });
    expect({ status, body }).toMatchObject({ status: 200, body: onFirstDay });
    expect(await app.surroundings.store.history(10)).toHaveLength(1);
  });

  it('that HubSpot sends twice is saved once, one after the other or both at once', async () => {
    const change = { basedOn: 1, settings: { leadDays: 20 } };
    const answers = [await put(change), await put(change)];
    expect(answers.map(({ status, body }) => ({ status, body }))).toMatchObject([
      { status: 200, body: { version: 2 } },
      { status: 200, body: { version: 2 } },
    ]);
    const next = { basedOn: 2, settings: { leadDays: 21 } };
    const both = await Promise.all([put(next), put(next)]);
    expect(both.map(({ status, body }) => ({ status, body }))).toMatchObject([
      { status: 200, body: { version: 3 } },
      { status: 200, body: { version: 3 } },
    ]);
    expect(await app.surroundings.store.history(10)).toHaveLength(3);
  });

  it('is refused where another admin saved meanwhile, whose change stays', async () => {
    await put({ basedOn: 1, settings: { leadDays: 20 } });
    const bo = { userId: '8', userEmail: 'bo@agency.example' };
    const { status, body } = await put({ basedOn: 1, settings: { leadDays: 10 } }, bo);
    expect({ status, body }).toEqual({
      status: 409,
      body: {
        error:
          'admin@agency.example (75514748) saved version 2 meanwhile: load it, look at what has changed, and make ' +
          'your change again',
        currentVersion: 2,
        savedBy: 'admin@agency.example (75514748)',
        savedAt: '2026-11-02T12:00:00.000Z',
      },
    });
    expect(app.current.get().settings.leadDays).toBe(20);
  });

  it('of two admins who save in the same moment is taken from one and refused to the other', async () => {
    const answers = await Promise.all([
      put({ basedOn: 1, settings: { leadDays: 20 } }),
      put({ basedOn: 1, settings: { leadDays: 10 } }, { userId: '8' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await app.surroundings.store.history(10)).toHaveLength(2);
  });

  it('is refused with all that is wrong in it, each by its field, and changes nothing', async () => {
    const settings = { leadDays: 'many', cadence: { byPackage: { gold: 0 } }, people: { boss: '1' } };
    const { status, body } = await put({ basedOn: 1, settings });
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        error: 'the settings were not saved, because some are not valid',
        problems: [
          { field: 'cadence.byPackage.gold', message: 'must be at least 1 day' },
          { field: 'leadDays', message: 'must be a whole number' },
          { field: 'people.boss', message: 'is not a setting: take it out, or correct its name' },
        ],
      },
    });
    expect(app.current.get().version).toBe(1);
  });

  it('may not name an owner who has left, nor contradict itself', async () => {
    const settings = {
      turnaround: { standardBusinessDays: 9 },
      people: { defaultSasId: '12', defaultDesignerId: '77' },
    };
    const { status, body } = await put({ basedOn: 1, settings });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        problems: [
          {
            field: 'turnaround.extendedBusinessDays',
            message: 'must not be shorter than the standard turnaround (9 business days)',
          },
          {
            field: 'people.defaultDesignerId',
            message:
              'must be an active owner of the HubSpot account with an email address, and 77 is none: choose ' +
              'somebody else or nobody',
          },
        ],
      },
    });
  });

  it('of the mapping is held against the account first', async () => {
    const settings = { mapping: { ticket: { pipeline: { id: '900' } } } };
    app.surroundings.misfits = ['There is no ticket pipeline with the id "900".', 'And more.'];
    const refused = await put({ basedOn: 1, settings });
    expect({ status: refused.status, body: refused.body }).toEqual({
      status: 400,
      body: {
        error: 'the settings were not saved, because some are not valid',
        problems: [
          { field: 'mapping', message: 'There is no ticket pipeline with the id "900".' },
          { field: 'mapping', message: 'And more.' },
        ],
      },
    });
    app.surroundings.misfits = [];
    expect(await put({ basedOn: 1, settings })).toMatchObject({ status: 200, body: { version: 2 } });
    const { mapping } = parseSettings(settings);
    expect(app.surroundings.checkedMappings).toEqual([mapping, mapping]);
  });
});

describe('while HubSpot cannot be asked, somebody the environment lists', () => {
  beforeEach(async () => {
    await app.ask({ method: 'PUT', body: { basedOn: 1, settings: { people: { defaultSasId: '12' } } } });
    await app.stop();
    app.surroundings.settingsAdmins = ['75514748'];
    app.surroundings.reach = isDown;
    app = await startSettingsApp(app.surroundings);
  });

  it('can still change what does not concern the account', async () => {
    const settings = { mode: 'shadow', people: { defaultSasId: '12' } };
    expect(await put({ basedOn: 2, settings })).toMatchObject({ status: 200, body: { version: 3 } });
  });

  it.each([
    [
      'name somebody else',
      { people: { defaultSasId: '9' } },
      'HubSpot could not be asked for the people chosen; try again in a minute',
    ],
    [
      'change the mapping',
      { people: { defaultSasId: '12' }, mapping: { ticket: { pipeline: { id: '900' } } } },
      'HubSpot could not be asked for what the mapping names; try again in a minute',
    ],
  ])('cannot %s', async (_, settings, error) => {
    const { status, body } = await put({ basedOn: 2, settings });
    expect({ status, body }).toEqual({ status: 503, body: { error } });
    expect(app.current.get().version).toBe(2);
  });
});

describe('a dry run', () => {
  it('shows what the draft comes to, and saves nothing', async () => {
    const settings = { cadence: { defaultDays: 10 }, declineReschedulesFrom: 'refreshDate' };
    const { status, body } = await tryOut(settings, { previewDate: '2026-03-12' });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        problems: [],
        preview: {
          refreshDate: '2026-03-12',
          kickoff: '2026-03-03',
          cue: '2026-03-12',
          next: '2026-03-22',
          nextAfterDecline: '2026-03-22',
          cadenceDays: 10,
          leadDays: 9,
        },
      },
    });
    expect(await app.surroundings.store.history(10)).toHaveLength(1);
  });

  it('tells the problems of the draft, and asks HubSpot nothing about its mapping', async () => {
    const mapping = { ticket: { stages: { closedIds: ['4'], closeIntoId: '5' } } };
    const { status, body } = await tryOut({ people: { defaultSasId: '77' }, mapping });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        problems: [{ field: 'mapping.ticket.stages.closeIntoId' }, { field: 'people.defaultSasId' }],
        preview: null,
      },
    });
    expect(app.surroundings.checkedMappings).toEqual([]);
  });

  it('does not mind which version it is based on', async () => {
    expect(await tryOut({}, { basedOn: 99 })).toMatchObject({ status: 200, body: { problems: [] } });
  });
});

describe('the history', () => {
  it('goes back twenty versions, each against the one before', async () => {
    for (let version = 1; version <= 21; version += 1) {
      await app.surroundings.store.save(parseSettings({ leadDays: version }), version, 'Ann', version);
    }
    const { body } = await app.ask();
    const changesFrom22 = Array.from({ length: 20 }, (_, index) => ({
      version: 22 - index,
      savedAt: new Date(21 - index).toISOString(),
      savedBy: 'Ann',
      changes: [{ field: 'leadDays', before: 20 - index, after: 21 - index }],
    }));
    expect(body).toMatchObject({ history: changesFrom22 });
  });

  it('takes a setting that an older release did not know for its default', async () => {
    const record = (version: number, document: unknown) => ({
      version,
      document,
      savedAt: 0,
      savedBy: 'Ann',
    });
    vi.spyOn(app.surroundings.store, 'history').mockResolvedValue([
      record(2, { ...defaults, leadDays: 20 }),
      record(1, { leadDays: 14 }),
    ]);
    expect((await app.ask()).body).toMatchObject({
      history: [
        { version: 2, changes: [{ field: 'leadDays', before: 14, after: 20 }] },
        { version: 1, changes: [] },
      ],
    });
  });

  it('shows versions that are not valid any more as they were written down', async () => {
    const record = (version: number, document: unknown) => ({
      version,
      document,
      savedAt: 0,
      savedBy: 'Ann',
    });
    vi.spyOn(app.surroundings.store, 'history').mockResolvedValue([
      record(3, { lead: { days: 20 }, mode: 'dry' }),
      record(2, { lead: { days: 14 }, mode: 'dry' }),
      record(1, 'all defaults'),
    ]);
    expect((await app.ask()).body).toMatchObject({
      history: [
        { version: 3, changes: [{ field: 'lead.days', before: 14, after: 20 }] },
        {
          version: 2,
          changes: [
            { field: 'settings', before: 'all defaults', after: { lead: { days: 14 }, mode: 'dry' } },
          ],
        },
        { version: 1, changes: [] },
      ],
    });
  });
});
