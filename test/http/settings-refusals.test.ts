import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { isDown, startSettingsApp } from './settings/settings-app.ts';
import type { SettingsApp } from './settings/settings-app.ts';
import type { PageRequest } from './ui-page.ts';

let app: SettingsApp;
beforeEach(async () => {
  app = await startSettingsApp();
});
afterEach(() => app.stop());

const put = (body: unknown): Partial<PageRequest> => ({ method: 'PUT', body });
const change = put({ basedOn: 1, settings: { leadDays: 20 } });

async function answerTo(request: Partial<PageRequest> = {}) {
  const { status, body, headers } = await app.ask(request);
  expect(headers.get('cache-control')).toBe('no-store');
  return { status, body };
}

async function expectNothingSaved(): Promise<void> {
  expect(await app.surroundings.store.history(10)).toHaveLength(1);
}

describe('the settings are shown to, and changed by, nobody', () => {
  it.each<[who: string, status: number, error: string, request: Partial<PageRequest>]>([
    ['who is not signed for', 401, 'the header X-HubSpot-Signature-v3 is missing', { isSigned: false }],
    [
      'whose request is older than five minutes',
      401,
      'the request was signed more than 5 minutes ago',
      { signedAt: Date.UTC(2026, 10, 2, 11, 54) },
    ],
    ['of another account', 403, 'portalId is not the account this app serves', { query: { portalId: '1' } }],
    ['without a name', 400, 'the query does not name userId, as HubSpot does', { query: { userId: null } }],
  ])('%s', async (_, status, error, request) => {
    for (const method of [{}, change]) {
      expect(await answerTo({ ...method, ...request })).toEqual({ status, body: { error } });
    }
    expect(app.surroundings.askedUsers).toEqual([]);
    await expectNothingSaved();
  });

  it('as long as the account is not known', async () => {
    app.surroundings.portalId = null;
    const refused = { error: 'the HubSpot account is not known yet; try again in a minute' };
    expect(await answerTo()).toEqual({ status: 503, body: refused });
    expect(await answerTo(change)).toEqual({ status: 503, body: refused });
  });

  it.each([
    [
      'no',
      'only super admins of the HubSpot account, and people listed in SETTINGS_ADMINS on the server, may use the ' +
        'settings; who has just become a super admin is let in within five minutes',
    ],
    [
      'unreadable',
      'HubSpot does not tell the app who is a super admin: grant the app the scope settings.users.read, or list ' +
        'the people who may use the settings in SETTINGS_ADMINS on the server',
    ],
  ] as const)('whom HubSpot does not call a super admin: %s', async (answer, error) => {
    app.surroundings.superAdmin = answer;
    expect(await answerTo()).toEqual({ status: 403, body: { error } });
    expect(await answerTo(change)).toEqual({ status: 403, body: { error } });
    expect(app.surroundings.askedUsers).toEqual(['75514748', '75514748']);
    await expectNothingSaved();
  });

  const notAsked = {
    status: 503,
    body: { error: 'HubSpot could not be asked whether you are a super admin; try again in a minute' },
  };

  it('because HubSpot is down', async () => {
    app.surroundings.reach = isDown;
    expect(await answerTo()).toEqual(notAsked);
    expect(await answerTo(change)).toEqual(notAsked);
    await expectNothingSaved();
    expect(JSON.stringify(app.surroundings.logBook.lines)).not.toContain('@agency.example');
  });

  it('because HubSpot does not answer in time', async () => {
    app.surroundings.reach = () => new Promise(() => undefined);
    app.surroundings.patienceMs = 20;
    await app.stop();
    app = await startSettingsApp(app.surroundings);
    expect(await answerTo()).toEqual(notAsked);
  });
});

describe('whom the environment lists', () => {
  it.each([[['75514748']], [['8', 'admin@agency.example']]])(
    'is let in without asking HubSpot: %o',
    async (settingsAdmins) => {
      await app.stop();
      app.surroundings.settingsAdmins = settingsAdmins;
      app.surroundings.superAdmin = 'no';
      app = await startSettingsApp(app.surroundings);
      expect(await answerTo({ query: { userEmail: 'Admin@Agency.example' } })).toMatchObject({ status: 200 });
      expect(app.surroundings.askedUsers).toEqual([]);
      const other = { userId: '755147480', userEmail: 'admin@agency.example.org' };
      expect(await answerTo({ query: other })).toMatchObject({ status: 403 });
    },
  );
});

describe('a change that cannot be understood', () => {
  const unclear = 'the body does not say which settings to save';
  it.each([
    ['is no JSON', '{', { error: 'the body is not JSON' }],
    [
      'is empty',
      '""',
      { error: unclear, problems: [{ field: 'body', message: 'must be a group of settings' }] },
    ],
    [
      'says no version',
      { settings: {} },
      {
        error: unclear,
        problems: [{ field: 'basedOn', message: 'must be the number of the version that was looked at' }],
      },
    ],
    [
      'misspells the dry run',
      { basedOn: 1, settings: {}, dryrun: true },
      {
        error: unclear,
        problems: [{ field: 'dryrun', message: 'is not a setting: take it out, or correct its name' }],
      },
    ],
    [
      'previews a day that is none',
      { basedOn: 1, settings: {}, previewDate: '2026-02-30' },
      { error: unclear, problems: [{ field: 'previewDate', message: 'must be a date such as 2026-12-25' }] },
    ],
    [
      'brings no settings',
      { basedOn: 1 },
      { error: unclear, problems: [{ field: 'settings', message: 'is missing' }] },
    ],
  ])('is refused: it %s', async (_, body, refused) => {
    expect(await answerTo(put(body))).toEqual({ status: 400, body: refused });
    await expectNothingSaved();
  });

  it('is told of no more than a hundred problems', async () => {
    const settings = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`key ${n}`, n]));
    const { body } = await answerTo(put({ basedOn: 1, settings, dryRun: true }));
    expect(body).toMatchObject({ problems: { length: 100 }, preview: null });
  });

  it('is not read where it is too large or no JSON at all', async () => {
    expect(await answerTo(put('x'.repeat(256_001)))).toEqual({
      status: 413,
      body: { error: 'the body is larger than 256000 bytes' },
    });
    const asText = { ...change, headers: { 'content-type': 'text/plain' } };
    expect(await answerTo(asText)).toEqual({
      status: 415,
      body: { error: 'the content type is not application/json' },
    });
  });
});

describe('the settings', () => {
  it.each(['POST', 'PATCH', 'DELETE'])('are not there for %s', async (method) => {
    const { status, body, headers } = await app.ask({ method });
    expect({ status, body, allow: headers.get('allow') }).toEqual({
      status: 405,
      body: { error: 'the settings are read with GET and saved with PUT' },
      allow: 'GET, HEAD, PUT',
    });
  });

  it('are put off while the store fails, and the log says why', async () => {
    const broken = new Error('disk full');
    vi.spyOn(app.surroundings.store, 'save').mockRejectedValue(broken);
    expect(await answerTo(change)).toEqual({
      status: 503,
      body: { error: 'the settings cannot be read or saved just now; try again in a minute' },
    });
    expect(app.surroundings.logBook.lines).toContainEqual({
      level: 'error',
      outcome: 503,
      method: 'PUT',
      error: broken,
      message: 'The settings page was put off',
    });
  });

  it('of a newer release are not taken for anything else', async () => {
    const unknown = new SettingsError([{ field: 'mood', message: 'is not a setting' }]);
    vi.spyOn(app.surroundings.store, 'current').mockRejectedValue(unknown);
    expect(await answerTo()).toEqual({
      status: 503,
      body: {
        error:
          'the newest settings were saved by another release of the app, which this server does not understand: ' +
          'bring all servers to the same release',
      },
    });
  });
});
