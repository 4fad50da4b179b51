import { describe, expect, it } from 'vitest';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { claimAll, claimOne, leaseMs, mark } from './support/queue.ts';

describeOnEachDialect('Claiming records from the work queue', (databases) => {
  it('the most urgent come first, then the longest waiting, and no more than asked for', async () => {
    const { queue } = await databases.open();
    await queue.mark([
      mark('sweep', { priority: priorities.sweep, dueAt: 1 }),
      mark('bulk, late', { priority: priorities.bulk, dueAt: 9 }),
      mark('bulk, early', { priority: priorities.bulk, dueAt: 8 }),
      mark('person', { priority: priorities.person, dueAt: 10 }),
      mark('not due yet', { priority: priorities.person, dueAt: 11 }),
    ]);

    const first = await queue.claim({ limit: 3, now: 10, leaseMs });
    expect(first.map((claim) => claim.id)).toEqual(['person', 'bulk, early', 'bulk, late']);
    expect((await claimAll(queue, 10)).map((claim) => claim.id)).toEqual(['sweep']);
    expect(await queue.claim({ limit: 0, now: 20, leaseMs })).toEqual([]);
  });

  it('those of other priorities can be left to others, who see when theirs are due', async () => {
    const { queue } = await databases.open();
    await queue.mark([
      mark('sweep', { priority: priorities.sweep, dueAt: 1 }),
      mark('bulk', { priority: priorities.bulk, dueAt: 8 }),
      mark('person', { priority: priorities.person, dueAt: 10 }),
    ]);
    expect(await queue.nextDueAt([priorities.person])).toBe(10);
    expect(await queue.nextDueAt([priorities.bulk, priorities.sweep])).toBe(1);
    const claims = await queue.claim({ limit: 3, now: 10, leaseMs, only: [priorities.person] });
    expect(claims.map((claim) => claim.id)).toEqual(['person']);
    expect(await queue.claim({ limit: 3, now: 10, leaseMs, only: [] })).toEqual([]);
    expect(await queue.nextDueAt([])).toBeNull();
  });

  it('a claimed record is nobody else’s until the lease runs out, and then the old holder has no say', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    const old = await claimOne(queue, 1_000);

    expect(await claimAll(queue, 1_000 + leaseMs - 1)).toEqual([]);
    expect(await queue.nextDueAt()).toBe(1_000 + leaseMs);
    const present = await claimOne(queue, 1_000 + leaseMs);
    expect(present.leaseToken).not.toBe(old.leaseToken);
    await queue.finish([{ claim: old, lookAgainAt: null }]);
    await queue.retry([{ claim: old, at: 5, error: 'too late' }]);
    await queue.park([{ claim: old, error: 'too late', now: 6 }]);
    await queue.release([old]);
    expect(await queue.renew([old], { now: 40_000, leaseMs })).toEqual([]);
    expect(await queue.depth(40_000)).toEqual({
      waiting: 0,
      due: 0,
      claimed: 1,
      parked: 0,
      oldestDueAt: null,
      owedSince: 1_000,
    });
    expect(await queue.renew([present], { now: 40_000, leaseMs })).toEqual([present]);
  });

  it('a renewed lease keeps the record, and says which of several are still held', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('a'), mark('b')]);
    const [a, b] = await claimAll(queue, 1_000);
    if (!a || !b) throw new Error('Two claims were expected.');
    await queue.finish([{ claim: a, lookAgainAt: null }]);

    expect(await queue.renew([a, b], { now: 20_000, leaseMs })).toEqual([b]);
    expect(await claimAll(queue, 20_000 + leaseMs - 1)).toEqual([]);
    expect((await claimAll(queue, 20_000 + leaseMs)).map((claim) => claim.id)).toEqual([b.id]);
  });

  it('a finished record is gone', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    await queue.finish([{ claim: await claimOne(queue, 1_000), lookAgainAt: null }]);

    expect(await queue.depth(99_999)).toEqual({
      waiting: 0,
      due: 0,
      claimed: 0,
      parked: 0,
      oldestDueAt: null,
      owedSince: null,
    });
    expect(await queue.nextDueAt()).toBeNull();
  });

  it('a finished record that is to be looked at again waits until then, without urgency or failed tries', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p', { priority: priorities.person })]);
    await queue.retry([{ claim: await claimOne(queue, 1_000), at: 2_000, error: 'once' }]);
    await queue.finish([{ claim: await claimOne(queue, 2_000), lookAgainAt: 9_000 }]);

    expect(await claimAll(queue, 8_999)).toEqual([]);
    expect(await claimOne(queue, 9_000)).toMatchObject({ attempts: 0, priority: priorities.sweep });
  });

  it('a released record is due as before, with no failed try counted', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    const claim = await claimOne(queue, 1_000);
    await queue.release([claim]);

    expect(await queue.depth(1_000)).toEqual({
      waiting: 1,
      due: 1,
      claimed: 0,
      parked: 0,
      oldestDueAt: 1_000,
      owedSince: 1_000,
    });
    expect(await claimOne(queue, 1_000)).toMatchObject({ attempts: 0, version: claim.version });
  });

  it('a failed record is due again at the given time, with one more failed try each time', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    await queue.retry([{ claim: await claimOne(queue, 1_000), at: 2_000, error: 'first' }]);
    expect(await claimAll(queue, 1_999)).toEqual([]);
    await queue.retry([{ claim: await claimOne(queue, 2_000), at: 3_000, error: 'second' }]);

    expect(await claimOne(queue, 3_000)).toMatchObject({ attempts: 2 });
  });

  describe('a record marked during its own reconciliation', () => {
    it('is due again at the mark’s time once the claim is finished, as urgent as the mark', async () => {
      const { queue } = await databases.open();
      await queue.mark([mark('p', { priority: priorities.person })]);
      const claim = await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: 5_000, priority: priorities.sweep })]);
      await queue.mark([mark('p', { dueAt: 3_000, priority: priorities.bulk })]);
      await queue.mark([mark('p', { dueAt: 4_000, priority: priorities.sweep })]);
      expect(await claimAll(queue, 6_000)).toEqual([]);
      await queue.finish([{ claim, lookAgainAt: null }]);

      expect(await queue.nextDueAt()).toBe(3_000);
      expect(await claimOne(queue, 3_000)).toMatchObject({
        version: claim.version + 3,
        priority: priorities.bulk,
      });
    });

    it.each([
      ['earlier than the second look', { marked: 3_000, lookAgainAt: 9_000 }],
      ['later than the second look', { marked: 9_000, lookAgainAt: 3_000 }],
    ])('is due at the earlier of both when the mark is %s', async (_, { marked, lookAgainAt }) => {
      const { queue } = await databases.open();
      await queue.mark([mark('p')]);
      const claim = await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: marked })]);
      await queue.finish([{ claim, lookAgainAt }]);

      expect(await queue.nextDueAt()).toBe(3_000);
    });

    it('is due at the mark’s time, before its backoff ends, when the claim fails', async () => {
      const { queue } = await databases.open();
      await queue.mark([mark('p')]);
      const claim = await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: 3_000 })]);
      await queue.retry([{ claim, at: 60_000, error: 'HubSpot did not answer' }]);

      expect(await claimOne(queue, 3_000)).toMatchObject({ attempts: 1 });
    });

    it('is not parked with the claim but tried again from the start', async () => {
      const { queue } = await databases.open();
      await queue.mark([mark('p')]);
      const claim = await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: 3_000 })]);
      await queue.park([{ claim, error: 'given up', now: 2_000 }]);

      expect(await queue.deadLetters()).toEqual([]);
      expect(await claimOne(queue, 3_000)).toMatchObject({ attempts: 0 });
    });

    it('is due again when the claim is given back', async () => {
      const { queue } = await databases.open();
      await queue.mark([mark('p', { priority: priorities.sweep })]);
      const claim = await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: 3_000, priority: priorities.person })]);
      await queue.release([claim]);

      expect(await claimOne(queue, 1_000)).toMatchObject({ version: 2, priority: priorities.person });
    });

    it('is not run twice for a mark that the next claim has already seen', async () => {
      const { queue } = await databases.open();
      await queue.mark([mark('p')]);
      await claimOne(queue, 1_000);
      await queue.mark([mark('p', { dueAt: 2_000 })]);
      const afterCrash = await claimOne(queue, 1_000 + leaseMs);
      await queue.finish([{ claim: afterCrash, lookAgainAt: null }]);

      expect(await queue.nextDueAt()).toBeNull();
    });
  });
});
