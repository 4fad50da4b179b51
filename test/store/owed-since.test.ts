import { expect, it } from 'vitest';
import { describeOnEachDialect } from './support/dialects.ts';
import { email } from './support/effects.ts';
import { claimOne, leaseMs, mark } from './support/queue.ts';

const busy = 'HubSpot has had enough of us';

describeOnEachDialect('How long a record has been owed its look', (databases) => {
  it('is counted from when it first became due, however often it is put back', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p', { dueAt: 1_000 })]);
    await queue.retry([{ claim: await claimOne(queue, 1_000), at: 60_000, error: busy }]);
    expect(await queue.depth(59_000)).toEqual({
      ...{ waiting: 1, due: 0, claimed: 0, parked: 0 },
      ...{ oldestDueAt: null, owedSince: 1_000 },
    });
    await queue.retry([{ claim: await claimOne(queue, 60_000), at: 500_000, error: busy }]);
    await queue.mark([mark('p', { dueAt: 70_000 }), mark('young', { dueAt: 400_000 })]);

    expect(await queue.depth(500_000)).toEqual({
      ...{ waiting: 2, due: 2, claimed: 0, parked: 0 },
      ...{ oldestDueAt: 70_000, owedSince: 1_000 },
    });
  });

  it('goes on while it is in hand, and while claims are given back or lost', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p', { dueAt: 1_000 })]);
    const claim = await claimOne(queue, 2_000);
    expect((await queue.depth(2_000)).owedSince).toBe(1_000);
    await queue.release([claim]);
    await claimOne(queue, 3_000);

    expect((await queue.depth(3_000 + leaseMs)).owedSince).toBe(1_000);
  });

  it('ends when it is finished, and a look for time’s sake alone is owed from its own time on', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p', { dueAt: 1_000 })]);
    await queue.finish([{ claim: await claimOne(queue, 1_000), lookAgainAt: 9_000 }]);

    expect((await queue.depth(8_999)).owedSince).toBeNull();
    expect((await queue.depth(9_000)).owedSince).toBe(9_000);
    await queue.mark([mark('p', { dueAt: 5_000 })]);
    expect((await queue.depth(9_000)).owedSince).toBe(5_000);
  });

  it('begins anew with what was marked during the look', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p', { dueAt: 1_000 })]);
    const claim = await claimOne(queue, 1_000);
    await queue.mark([mark('p', { dueAt: 4_000 })]);
    await queue.finish([{ claim, lookAgainAt: null }]);

    expect((await queue.depth(4_000)).owedSince).toBe(4_000);
  });

  it('of a dead letter does not count, goes on when it is marked again, and begins anew when an admin retries it', async () => {
    const { queue } = await databases.open();
    const park = async (now: number) => queue.park([{ claim: await claimOne(queue, now), error: busy, now }]);
    await queue.mark([mark('p', { dueAt: 1_000 })]);
    await park(2_000);
    expect((await queue.depth(3_000)).owedSince).toBeNull();

    await queue.mark([mark('p', { dueAt: 5_000 })]);
    expect((await queue.depth(5_000)).owedSince).toBe(1_000);
    await park(6_000);
    await queue.retryDeadLetter('project', 'p', 8_000);
    expect((await queue.depth(8_000)).owedSince).toBe(8_000);
  });
});

describeOnEachDialect('How long an email has waited', (databases) => {
  it('is counted from when it was put in, however often it is tried', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('a')], 1_000);
    await outbox.enqueue([email('b')], 7_000);
    const [tried] = await outbox.claim({ limit: 1, now: 1_000, leaseMs });
    if (!tried) throw new Error('An email was expected.');
    expect((await outbox.depth(1_000)).owedSince).toBe(1_000);
    await outbox.retry(tried, 60_000, busy);
    expect(await outbox.depth(8_000)).toEqual({
      ...{ waiting: 2, dead: 0 },
      ...{ oldestDueAt: 7_000, owedSince: 1_000 },
    });
  });
});

describeOnEachDialect('How long HubSpot has waited for the outcome of a workflow action', (databases) => {
  it('is counted from when the call came in, and what is given up is counted apart', async () => {
    const { callbacks } = await databases.open();
    const call = (callbackId: string) => ({ callbackId, action: 'evaluate-refresh', request: '{}' });
    expect(await callbacks.depth()).toEqual({ waiting: 0, dead: 0, owedSince: null });
    await callbacks.take(call('answered'), 500);
    await callbacks.conclude('answered', '{}', 600);
    await callbacks.take(call('old'), 1_000);
    await callbacks.promise(call('old'), 3_000);
    await callbacks.take(call('young'), 4_000);
    await callbacks.promise(call('young'), 6_000);
    await callbacks.conclude('young', '{}', 7_000);
    expect(await callbacks.depth()).toEqual({ waiting: 2, dead: 0, owedSince: 1_000 });

    const [first, second] = await callbacks.claim({ limit: 9, now: 90_000, leaseMs });
    if (!first || !second) throw new Error('Two calls were expected.');
    const [old, young] = first.callbackId === 'old' ? [first, second] : [second, first];
    await callbacks.retry(old, 500_000, busy);
    await callbacks.park(young, busy, 90_000);
    expect(await callbacks.depth()).toEqual({ waiting: 1, dead: 1, owedSince: 1_000 });
  });
});
