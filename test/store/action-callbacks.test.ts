import { describe, expect, it } from 'vitest';
import type { ActionCallbacks, ClaimedCall, KeptCall } from '../../src/reconcile/ports/action-callbacks.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { describeOnEachDialect, describeOnPostgres } from './support/dialects.ts';

const leaseMs = 30_000;
/** How long a promised call is left to the process that promised it. */
const reworkAfterMs = 60_000;

function call(callbackId: string): KeptCall {
  return { callbackId, action: 'evaluate-refresh', request: `{"object":"${callbackId} 🎨"}` };
}

async function claimOne(callbacks: ActionCallbacks, now: number): Promise<ClaimedCall> {
  const [claimed, ...others] = await callbacks.claim({ limit: 10, now, leaseMs });
  if (!claimed || others.length > 0) throw new Error('One call was expected.');
  return claimed;
}

type Open = () => Promise<ActionCallbacks>;

function suite(open: Open): void {
  it('a call that comes again is known, with whatever is known of its outcome', async () => {
    const callbacks = await open();
    expect(await callbacks.take(call('a'), 1)).toBeNull();
    expect(await callbacks.take({ ...call('a'), request: '{}' }, 2)).toEqual({
      ...call('a'),
      state: 'working',
      outcome: null,
    });
    expect(await callbacks.conclude('a', '{"fired":1}', 3)).toBe('answered');
    expect(await callbacks.take(call('a'), 4)).toEqual({
      ...call('a'),
      state: 'answered',
      outcome: '{"fired":1}',
    });
    expect(await callbacks.take(call('b'), 5)).toBeNull();
  });

  it('the first outcome of a call is the one that counts', async () => {
    const callbacks = await open();
    await callbacks.take(call('a'), 1);
    await callbacks.conclude('a', 'first', 2);
    expect(await callbacks.conclude('a', 'second', 3)).toBe('answered');
    expect(await callbacks.take(call('a'), 4)).toMatchObject({ outcome: 'first' });
    expect(await callbacks.conclude('never taken', 'lost', 5)).toBe('answered');
  });

  it('a call that came to nothing may come again as if it were new', async () => {
    const callbacks = await open();
    await callbacks.take(call('a'), 1);
    await callbacks.forget('a');
    await callbacks.forget('never taken');

    expect(await callbacks.take(call('a'), 2)).toBeNull();
  });

  it('a call without anybody waiting is never due: nothing has to be told', async () => {
    const callbacks = await open();
    await callbacks.take(call('working'), 1);
    await callbacks.take(call('answered'), 1);
    await callbacks.conclude('answered', 'done', 2);

    expect(await callbacks.nextDueAt()).toBeNull();
    expect(await callbacks.claim({ limit: 10, now: 999_999, leaseMs })).toEqual([]);
  });

  describe('a call that HubSpot was told to wait for', () => {
    it('is due to be told as soon as its outcome is known, once', async () => {
      const callbacks = await open();
      await callbacks.take(call('a'), 100);
      await callbacks.promise(call('a'), 200);
      expect(await callbacks.conclude('a', 'done', 300)).toBe('known');
      expect(await callbacks.nextDueAt()).toBe(300);
      expect(await callbacks.claim({ limit: 10, now: 299, leaseMs })).toEqual([]);

      const claimed = await claimOne(callbacks, 300);
      expect(claimed).toEqual({
        ...call('a'),
        state: 'known',
        outcome: 'done',
        attempts: 0,
        takenAt: 100,
        leaseToken: claimed.leaseToken,
      });
      await callbacks.told(claimed, 400);
      expect(await callbacks.nextDueAt()).toBeNull();
      expect(await callbacks.take(call('a'), 500)).toMatchObject({ state: 'told', outcome: 'done' });
    });

    it('is left to the process that works on it, and taken up by another when that one is lost', async () => {
      const callbacks = await open();
      await callbacks.take(call('a'), 1);
      await callbacks.promise(call('a'), 200);
      await callbacks.promise(call('a'), 900);
      expect(await callbacks.nextDueAt()).toBe(200 + reworkAfterMs);
      expect(await callbacks.claim({ limit: 10, now: 199 + reworkAfterMs, leaseMs })).toEqual([]);

      const claimed = await claimOne(callbacks, 200 + reworkAfterMs);
      expect(claimed).toMatchObject({ state: 'promised', outcome: null });
      expect(await callbacks.conclude('a', 'done', 70_000)).toBe('known');
      expect(await callbacks.claim({ limit: 10, now: 70_000, leaseMs })).toEqual([]);
      await callbacks.told(claimed, 70_001);
      expect(await callbacks.nextDueAt()).toBeNull();
    });

    it('whose outcome was known a moment before it was told to wait is told it by callback', async () => {
      const callbacks = await open();
      await callbacks.take(call('a'), 1);
      await callbacks.conclude('a', 'done', 2);
      await callbacks.promise(call('a'), 3);

      expect(await claimOne(callbacks, 3)).toMatchObject({ state: 'known', outcome: 'done' });
    });

    it('is kept even where it was never taken, and cannot be forgotten any more', async () => {
      const callbacks = await open();
      await callbacks.promise(call('a'), 1);
      await callbacks.forget('a');

      expect(await callbacks.take(call('a'), 2)).toEqual({
        ...call('a'),
        state: 'promised',
        outcome: null,
      });
    });
  });

  describe('telling an outcome', () => {
    async function withKnown(...ids: readonly string[]): Promise<ActionCallbacks> {
      const callbacks = await open();
      for (const [index, id] of ids.entries()) {
        await callbacks.take(call(id), index);
        await callbacks.promise(call(id), index);
        await callbacks.conclude(id, 'done', 10 + index);
      }
      return callbacks;
    }

    it('begins with the longest due, and takes no more than asked for', async () => {
      const callbacks = await withKnown('a', 'b', 'c');
      const ids = async (limit: number) =>
        (await callbacks.claim({ limit, now: 100, leaseMs })).map(({ callbackId }) => callbackId);

      expect(await ids(2)).toEqual(['a', 'b']);
      expect(await ids(0)).toEqual([]);
      expect(await ids(2)).toEqual(['c']);
    });

    it('that failed is tried again at the given time, with the tries counted', async () => {
      const callbacks = await withKnown('a');
      await callbacks.retry(await claimOne(callbacks, 100), 500, 'busy');
      expect(await callbacks.nextDueAt()).toBe(500);
      await callbacks.retry(await claimOne(callbacks, 500), 900, 'busy');

      expect(await claimOne(callbacks, 900)).toMatchObject({ attempts: 2 });
    });

    it('that HubSpot will not hear of ends, and the call stays visible', async () => {
      const callbacks = await withKnown('a');
      await callbacks.park(await claimOne(callbacks, 100), 'no such callback', 200);
      await callbacks.forgetBefore(999_999);

      expect(await callbacks.nextDueAt()).toBeNull();
      expect(await callbacks.take(call('a'), 300)).toMatchObject({ state: 'dead', outcome: 'done' });
    });

    it('is taken over when a lease runs out, and the old holder has no say but that it was told', async () => {
      const callbacks = await withKnown('a');
      const old = await claimOne(callbacks, 100);
      expect(await callbacks.nextDueAt()).toBe(100 + leaseMs);
      const present = await claimOne(callbacks, 100 + leaseMs);
      await callbacks.retry(old, 40_000, 'too late');
      await callbacks.park(old, 'too late', 40_000);
      expect(await callbacks.nextDueAt()).toBe(100 + 2 * leaseMs);

      await callbacks.told(old, 41_000);
      await callbacks.retry(present, 42_000, 'too late');
      expect(await callbacks.nextDueAt()).toBeNull();
      expect(await callbacks.take(call('a'), 43_000)).toMatchObject({ state: 'told' });
    });
  });

  describe('a call that was given up on', () => {
    async function withDead(...ids: readonly string[]): Promise<ActionCallbacks> {
      const callbacks = await open();
      for (const [index, id] of ids.entries()) {
        await callbacks.promise(call(id), index);
        if (id !== 'unknown') await callbacks.conclude(id, 'done', index);
        const claimed = await claimOne(callbacks, 100_000);
        await callbacks.park(claimed, `no answer for ${id}`, 200_000 + index);
      }
      return callbacks;
    }

    it('is listed, the latest first', async () => {
      const callbacks = await withDead('a', 'b');
      await callbacks.take(call('working'), 1);
      expect(await callbacks.deadLetters()).toEqual([
        { ...call('b'), attempts: 1, error: 'no answer for b', parkedAt: 200_001 },
        { ...call('a'), attempts: 1, error: 'no answer for a', parkedAt: 200_000 },
      ]);
    });

    it('can be tried again: told where its outcome is known, else worked first', async () => {
      const callbacks = await withDead('a', 'unknown');
      expect(await callbacks.retryDeadLetter('a', 300_000)).toBe(true);
      expect(await callbacks.deadLetters()).toMatchObject([{ callbackId: 'unknown' }]);
      expect(await claimOne(callbacks, 300_000)).toMatchObject({
        ...call('a'),
        state: 'known',
        outcome: 'done',
        attempts: 0,
      });

      expect(await callbacks.retryDeadLetter('unknown', 300_001)).toBe(true);
      expect(await claimOne(callbacks, 300_001)).toMatchObject({ state: 'promised', outcome: null });
      expect(await callbacks.deadLetters()).toEqual([]);
    });

    it('can be dropped, and may come again as if it were new', async () => {
      const callbacks = await withDead('a', 'b');
      expect(await callbacks.dropDeadLetter('a')).toBe(true);
      expect(await callbacks.deadLetters()).toMatchObject([{ callbackId: 'b' }]);
      expect(await callbacks.nextDueAt()).toBeNull();
      expect(await callbacks.take(call('a'), 300_000)).toBeNull();
    });

    it('is the only one that can be tried again or dropped', async () => {
      const callbacks = await withDead('a');
      await callbacks.take(call('working'), 1);
      await callbacks.promise(call('promised'), 1);
      await callbacks.retryDeadLetter('a', 300_000);
      for (const id of ['a', 'working', 'promised', 'never taken']) {
        expect(await callbacks.retryDeadLetter(id, 400_000), id).toBe(false);
        expect(await callbacks.dropDeadLetter(id), id).toBe(false);
      }
      expect(await callbacks.take(call('working'), 500_000)).toMatchObject({ state: 'working' });
    });
  });

  it('what is over is forgotten after a while, what HubSpot still waits for never', async () => {
    const callbacks = await open();
    for (const id of ['unfinished', 'answered', 'told', 'promised', 'known', 'recent'])
      await callbacks.take(call(id), id === 'recent' ? 500 : 1);
    await callbacks.conclude('answered', 'done', 2);
    for (const id of ['told', 'promised', 'known']) await callbacks.promise(call(id), 3);
    await callbacks.conclude('told', 'done', 4);
    await callbacks.told(await claimOne(callbacks, 5), 6);
    await callbacks.conclude('known', 'done', 7);
    await callbacks.forgetBefore(500);

    const isKnown = async (id: string) => (await callbacks.take(call(id), 600)) !== null;
    for (const id of ['unfinished', 'answered', 'told']) expect(await isKnown(id), id).toBe(false);
    for (const id of ['promised', 'known', 'recent']) expect(await isKnown(id), id).toBe(true);
  });
}

describeOnEachDialect('Kept calls of workflow actions', (databases) => {
  suite(async () => (await databases.open()).callbacks);
});

describe('Kept calls of workflow actions (the fake that other tests use)', () => {
  suite(() => Promise.resolve(new FakeActionCallbacks()));
});

describeOnPostgres('Several instances that get the same call at once', (databases) => {
  it('take it as new in one of them, and claim it in one of them', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const taken = await Promise.all(
      stores.flatMap(({ callbacks }) => [callbacks.take(call('a'), 1), callbacks.take(call('a'), 1)]),
    );
    expect(taken.filter((known) => known === null)).toHaveLength(1);

    await stores[0]?.callbacks.promise(call('a'), 2);
    await Promise.all(stores.map(({ callbacks }) => callbacks.conclude('a', 'done', 3)));
    const claimed = await Promise.all(
      stores.map(({ callbacks }) => callbacks.claim({ limit: 9, now: 4, leaseMs })),
    );
    expect(claimed.flat()).toHaveLength(1);
  });
});
