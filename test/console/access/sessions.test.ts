import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../../src/console/access/seal.ts';
import { createSessions, sessionHours, type Sessions } from '../../../src/console/access/sessions.ts';

const noon = Date.parse('2026-03-02T12:00:00Z');
const hour = 60 * 60_000;

function openSessions(adminToken: string | null = randomUUID()): {
  sessions: Sessions;
  clock: { time: number };
} {
  const clock = { time: noon };
  return { sessions: createSessions(createSeal(adminToken), { now: () => clock.time }), clock };
}

describe('a session', () => {
  it('is known by what the browser keeps, until its hours are over', async () => {
    const { sessions, clock } = openSessions();
    const { kept, session } = await sessions.open();
    expect(await sessions.of(kept)).toEqual(session);
    clock.time += sessionHours * hour - 1;
    expect(await sessions.of(kept)).toEqual(session);
    clock.time += 1;
    expect(await sessions.of(kept)).toBeNull();
  });

  it('is known after a restart and on another server with the same admin token, and with no other', async () => {
    const adminToken = randomUUID();
    const { kept, session } = await openSessions(adminToken).sessions.open();
    expect(await openSessions(adminToken).sessions.of(kept)).toEqual(session);
    expect(await openSessions(randomUUID()).sessions.of(kept)).toBeNull();
  });

  it('ends with the process where there is no admin token', async () => {
    const { sessions } = openSessions(null);
    const { kept, session } = await sessions.open();
    expect(await sessions.of(kept)).toEqual(session);
    expect(await openSessions(null).sessions.of(kept)).toBeNull();
  });

  it('ends when its user signs out, and no other does', async () => {
    const { sessions } = openSessions();
    const [own, other] = [await sessions.open(), await sessions.open()];
    sessions.close(own.session);
    expect(await sessions.of(own.kept)).toBeNull();
    expect(await sessions.of(other.kept)).toEqual(other.session);
  });

  it('cannot be made longer, turned into another, or made up', async () => {
    const { sessions } = openSessions();
    const { kept } = await sessions.open();
    const [id = '', until = '', mark = ''] = kept.split('.');
    const forged = [
      `${id}.${Number(until) + 1}.${mark}`,
      `${randomUUID()}.${until}.${mark}`,
      `${id}.${until}.${mark.slice(1)}`,
      `${id}.${until}.`,
      `${id}.${until}`,
      `${kept}.${kept}`,
      `${id}.${until}.${'x'.repeat(100_000)}`,
      '',
    ];
    expect(await Promise.all(forged.map((each) => sessions.of(each)))).toEqual(forged.map(() => null));
  });

  it('has a token for its forms that is not that of another, nor the mark the browser keeps', async () => {
    const { sessions } = openSessions();
    const [own, other] = [await sessions.open(), await sessions.open()];
    const sent = [own.session.formToken, other.session.formToken, own.kept.split('.')[2] ?? '', ''];
    expect(await Promise.all(sent.map((each) => sessions.holdsFormToken(own.session, each)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
