import { expect, it } from 'vitest';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { claimAll, claimOne, mark } from './support/queue.ts';

describeOnEachDialect('Dead letters of the work queue', (databases) => {
  async function parkOne() {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    await queue.retry([{ claim: await claimOne(queue, 1_000), at: 2_000, error: 'first' }]);
    await queue.park([{ claim: await claimOne(queue, 2_000), error: 'the last straw', now: 2_500 }]);
    return queue;
  }

  it('a record given up on stays visible with its error and is not tried again', async () => {
    const queue = await parkOne();

    expect(await queue.deadLetters()).toEqual([
      { kind: 'project', id: 'p', attempts: 2, error: 'the last straw', parkedAt: 2_500 },
    ]);
    expect(await claimAll(queue, 999_999)).toEqual([]);
    expect(await queue.nextDueAt()).toBeNull();
    expect(await queue.depth(999_999)).toEqual({
      waiting: 0,
      due: 0,
      claimed: 0,
      parked: 1,
      oldestDueAt: null,
      owedSince: null,
    });
  });

  it('a parked record that is marked again lives again, from its first try, at the mark’s time and urgency', async () => {
    const queue = await parkOne();
    await queue.mark([mark('p', { dueAt: 7_000, priority: priorities.sweep })]);

    expect(await queue.deadLetters()).toEqual([]);
    expect(await claimAll(queue, 6_999)).toEqual([]);
    expect(await claimOne(queue, 7_000)).toMatchObject({
      attempts: 0,
      version: 2,
      priority: priorities.sweep,
    });
  });

  it('a dead letter that is retried is due now, from its first try', async () => {
    const queue = await parkOne();

    expect(await queue.retryDeadLetter('project', 'p', 8_000)).toBe(true);
    expect(await queue.deadLetters()).toEqual([]);
    expect(await queue.nextDueAt()).toBe(8_000);
    expect(await claimOne(queue, 8_000)).toMatchObject({ attempts: 0 });
  });

  it('a dead letter that is dropped is gone', async () => {
    const queue = await parkOne();

    expect(await queue.dropDeadLetter('project', 'p')).toBe(true);
    expect(await queue.depth(9_000)).toEqual({
      waiting: 0,
      due: 0,
      claimed: 0,
      parked: 0,
      oldestDueAt: null,
      owedSince: null,
    });
  });

  it('only dead letters can be retried or dropped', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('alive')]);

    expect(await queue.retryDeadLetter('project', 'alive', 9)).toBe(false);
    expect(await queue.dropDeadLetter('project', 'alive')).toBe(false);
    expect(await queue.retryDeadLetter('ticket', 'unknown', 9)).toBe(false);
    expect(await queue.dropDeadLetter('ticket', 'unknown')).toBe(false);
    expect(await queue.nextDueAt()).toBe(1_000);
  });

  it('the latest dead letter is listed first', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('a'), mark('b')]);
    const claims = await claimAll(queue, 1_000);
    await queue.park(claims.map((claim) => ({ claim, error: 'x', now: claim.id === 'a' ? 10 : 20 })));

    expect((await queue.deadLetters()).map((letter) => letter.id)).toEqual(['b', 'a']);
  });
});
