import { describe, expect, it } from 'vitest';
import type { ActionCallbacks, ClaimedCall, KeptCall } from '../../src/reconcile/ports/action-callbacks.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { describeOnEachDialect } from './support/dialects.ts';

/** How long a promised call is left to the process that promised it. */
const reworkAfterMs = 60_000;

type Open = () => Promise<ActionCallbacks>;

function call(callbackId: string): KeptCall {
  return { callbackId, action: 'evaluate-refresh', request: '{}' };
}

async function claimOne(callbacks: ActionCallbacks, now: number): Promise<ClaimedCall> {
  const [claimed, ...others] = await callbacks.claim({ limit: 10, now, leaseMs: 1000 });
  if (!claimed || others.length > 0) throw new Error('One call was expected.');
  return claimed;
}

/** Gives up on a call that HubSpot was told to wait for. */
async function giveUp(callbacks: ActionCallbacks, callbackId: string, now: number): Promise<void> {
  await callbacks.promise(call(callbackId), now - reworkAfterMs);
  await callbacks.park(await claimOne(callbacks, now), 'no such callback', now);
}

function deadLetters(open: Open): void {
  it('what was given up on is listed, the latest first', async () => {
    const callbacks = await open();
    expect(await callbacks.deadLetters()).toEqual([]);
    await giveUp(callbacks, 'older', 100_000);
    await giveUp(callbacks, 'newer', 200_000);
    const common = { action: 'evaluate-refresh', attempts: 1, error: 'no such callback' };
    expect(await callbacks.deadLetters()).toEqual([
      { callbackId: 'newer', ...common, parkedAt: 200_000 },
      { callbackId: 'older', ...common, parkedAt: 100_000 },
    ]);
  });

  it('a retried one is due at once, with no tries counted, its outcome kept where there is one', async () => {
    const callbacks = await open();
    await giveUp(callbacks, 'unknown', 100_000);
    await callbacks.promise(call('known'), 110_000);
    await callbacks.conclude('known', '{"fired":1}', 110_000);
    await callbacks.park(await claimOne(callbacks, 110_000), 'gone', 110_000);

    expect(await callbacks.retryDeadLetter('unknown', 120_000)).toBe(true);
    const unknown = await claimOne(callbacks, 120_000);
    expect(unknown).toMatchObject({ callbackId: 'unknown', state: 'promised', outcome: null, attempts: 0 });
    await callbacks.told(unknown, 120_000);
    expect(await callbacks.retryDeadLetter('known', 130_000)).toBe(true);
    expect(await claimOne(callbacks, 130_000)).toMatchObject({
      callbackId: 'known',
      state: 'known',
      outcome: '{"fired":1}',
      attempts: 0,
    });
    expect(await callbacks.deadLetters()).toEqual([]);
  });

  it('a dropped one is forgotten: the same call made once more is a new one', async () => {
    const callbacks = await open();
    await giveUp(callbacks, 'a', 100_000);
    expect(await callbacks.dropDeadLetter('a')).toBe(true);
    expect(await callbacks.deadLetters()).toEqual([]);
    expect(await callbacks.take(call('a'), 200_000)).toBeNull();
  });

  it('only what was given up on can be retried or dropped', async () => {
    const callbacks = await open();
    await callbacks.take(call('working'), 1);
    for (const id of ['working', 'never heard of']) {
      expect(await callbacks.retryDeadLetter(id, 2)).toBe(false);
      expect(await callbacks.dropDeadLetter(id)).toBe(false);
    }
    expect(await callbacks.take(call('working'), 3)).toMatchObject({ state: 'working' });
  });
}

describeOnEachDialect('Calls given up on', (databases) => {
  deadLetters(async () => (await databases.open()).callbacks);
});
describe('Calls given up on (the fake that other tests use)', () => {
  deadLetters(() => Promise.resolve(new FakeActionCallbacks()));
});
