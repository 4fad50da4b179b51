import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signV3 } from '../../src/hubspot/signature/signatures.ts';
import { addSuperAdmin } from '../support/together-settings-page.ts';
import { createProject } from '../support/together-moves.ts';
import { openAgency, type Agency } from '../support/together.ts';

interface Forgery {
  readonly method?: 'GET' | 'PUT';
  /** What HubSpot would append; a null leaves it out. */
  readonly portalId?: string | null;
  readonly userId?: string | null;
  /** ms before now at which it was signed. */
  readonly ageMs?: number;
  readonly secret?: string;
  readonly body?: string;
  /** What was signed in place of the body. */
  readonly signedBody?: string;
  /** Added to the address after it was signed. */
  readonly added?: string;
  readonly isSigned?: boolean;
}

const fiveMinutes = 5 * 60_000;
/** What a machine that has much else to do may need for a call. */
const slack = 60_000;

/** An agency with a project and an admin, and somebody who calls the app as HubSpot would, or not quite. */
async function openToCallers() {
  const agency = await openAgency();
  const admin = addSuperAdmin(agency).id;
  const projectId = await agency.after(() => createProject(agency));
  const places = { settings: '/api/settings', card: `/api/projects/${projectId}` };
  return {
    agency,
    call: (place: keyof typeof places, forgery: Forgery) => call(agency, admin, places[place], forgery),
  };
}

async function call({ together, clock }: Agency, admin: string, path: string, forgery: Forgery) {
  const { sandbox, appUrl } = together;
  const { method = 'GET', body, ageMs = 0, secret = sandbox.clientSecret, added = '' } = forgery;
  const { portalId = String(sandbox.portalId), userId = admin } = forgery;
  const query = new URLSearchParams({ userEmail: 'ruth@agency.example', appId: String(sandbox.appId) });
  if (portalId !== null) query.set('portalId', portalId);
  if (userId !== null) query.set('userId', userId);
  const url = `${appUrl}${path}?${query.toString()}`;
  const timestamp = String(clock.now() - ageMs);
  const rawBody = Buffer.from(forgery.signedBody ?? body ?? '');
  const response = await fetch(url + added, {
    method,
    headers: {
      ...(forgery.isSigned !== false && {
        'X-HubSpot-Signature-v3': signV3(secret, { method, publicUri: url, rawBody }, timestamp),
        'X-HubSpot-Request-Timestamp': timestamp,
      }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const said: unknown = await response.json();
  return { status: response.status, said };
}

describe.each(['settings', 'card'] as const)('whoever asks for the %s', (place) => {
  test('is answered where HubSpot signed it just now for a user of the account', async () => {
    const { call } = await openToCallers();
    expect((await call(place, {})).status).toBe(200);
    expect((await call(place, { ageMs: fiveMinutes - slack })).status).toBe(200);
  });

  test.each<[string, Forgery, number, string]>([
    ['without a signature', { isSigned: false }, 401, 'the header X-HubSpot-Signature-v3 is missing'],
    [
      'with the signature of another secret',
      { secret: randomUUID() },
      401,
      'the v3 signature does not match',
    ],
    [
      'with a signature that is older than five minutes',
      { ageMs: fiveMinutes + 1000 },
      401,
      'the request was signed more than 5 minutes ago',
    ],
    [
      'with a signature from the future',
      { ageMs: -fiveMinutes - slack },
      401,
      'the request was signed more than 5 minutes in the future',
    ],
    ['as somebody else than was signed', { added: '&userId=1' }, 401, 'the v3 signature does not match'],
    ['for another account', { portalId: '1' }, 403, 'portalId is not the account this app serves'],
    ['for no account', { portalId: null }, 400, 'the query does not name portalId, as HubSpot does'],
    ['as nobody', { userId: null }, 400, 'the query does not name userId, as HubSpot does'],
  ])('%s is refused', async (_how, forgery, status, error) => {
    const { call } = await openToCallers();
    expect(await call(place, forgery)).toEqual({ status, said: { error } });
  });
});

test('settings that were changed on their way are not saved', async () => {
  const { agency, call } = await openToCallers();
  const body = JSON.stringify({ basedOn: 1, settings: { leadDays: 1 } });
  const signedBody = JSON.stringify({ basedOn: 1, settings: { leadDays: 20 } });
  expect(await call('settings', { method: 'PUT', body, signedBody })).toMatchObject({ status: 401 });
  expect(await call('settings', {})).toMatchObject({ said: { version: 1, settings: { leadDays: 15 } } });
  expect(agency.logLines.join('')).toContain('A request of the settings page was refused');
});
