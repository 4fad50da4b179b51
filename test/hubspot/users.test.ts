import { describe, expect, it } from 'vitest';
import { HubSpotRefused, HubSpotUnavailable } from '../../src/hubspot/transport/errors.ts';
import { createSuperAdminCheck } from '../../src/hubspot/users.ts';
import { ScriptedTransport } from './account/scripted-transport.ts';

const minutes = 60_000;
const refused = (status: number, category: string) =>
  new HubSpotRefused('no', { status, category, correlationId: null });

/** A check over an account that answers for every user what `answer` says, on a clock the test moves. */
function checkOf(answer: () => unknown) {
  const transport = new ScriptedTransport({ 'read user': answer });
  const time = { now: 0 };
  const isSuperAdmin = createSuperAdminCheck(transport, { now: () => time.now });
  return { isSuperAdmin, transport, time };
}

describe('whether a user is a super admin', () => {
  it.each([
    [true, 'yes'],
    ['true', 'yes'],
    [false, 'no'],
    ['false', 'no'],
    [undefined, 'no'],
  ])('is what HubSpot says of them: %o means %s', async (superAdmin, expected) => {
    const { isSuperAdmin, transport } = checkOf(() => ({ id: '7', email: 'a@agency.example', superAdmin }));
    expect(await isSuperAdmin('7')).toBe(expected);
    expect(transport.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /settings/users/2026-09/7',
    ]);
  });

  it('is no for somebody the account does not know', async () => {
    const { isSuperAdmin } = checkOf(() => {
      throw refused(404, 'OBJECT_NOT_FOUND');
    });
    expect(await isSuperAdmin('7')).toBe('no');
  });

  it('cannot be told without the scope, and is asked anew as soon as that is granted', async () => {
    let isGranted = false;
    const { isSuperAdmin } = checkOf(() => {
      if (!isGranted) throw refused(403, 'MISSING_SCOPES');
      return { superAdmin: true };
    });
    expect(await isSuperAdmin('7')).toBe('unreadable');
    isGranted = true;
    expect(await isSuperAdmin('7')).toBe('yes');
  });

  it.each([
    ['out of reach', new HubSpotUnavailable('down', 503), 'later'],
    ['refusing the token', refused(401, 'INVALID_AUTHENTICATION'), 'unauthorised'],
  ])('is never guessed while HubSpot is %s', async (_, error, because) => {
    const { isSuperAdmin } = checkOf(() => {
      throw error;
    });
    await expect(isSuperAdmin('7')).rejects.toMatchObject({ name: 'AccountError', because });
  });

  it('is not believed where HubSpot says something else than yes or no', async () => {
    const { isSuperAdmin } = checkOf(() => ({ superAdmin: 1 }));
    await expect(isSuperAdmin('7')).rejects.toMatchObject({ name: 'AccountError', because: 'refused' });
  });

  it('is remembered for five minutes, for each user alone', async () => {
    const { isSuperAdmin, transport, time } = checkOf(() => ({ superAdmin: true }));
    await Promise.all([isSuperAdmin('7'), isSuperAdmin('7'), isSuperAdmin('8')]);
    time.now = 5 * minutes - 1;
    await isSuperAdmin('7');
    expect(transport.calls).toHaveLength(2);
    time.now = 5 * minutes;
    await isSuperAdmin('7');
    expect(transport.calls).toHaveLength(3);
  });

  it('is remembered for the 500 users who asked last', async () => {
    const { isSuperAdmin, transport } = checkOf(() => ({ superAdmin: false }));
    for (let user = 1; user <= 500; user += 1) await isSuperAdmin(String(user));
    await isSuperAdmin('1');
    await isSuperAdmin('501');
    await isSuperAdmin('1');
    expect(transport.calls).toHaveLength(501);
    await isSuperAdmin('2');
    expect(transport.calls).toHaveLength(502);
  });
});
