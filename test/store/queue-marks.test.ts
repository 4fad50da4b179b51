import { expect, it } from 'vitest';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { claimAll, claimOne, mark } from './support/queue.ts';

describeOnEachDialect('Marking records in the work queue', (databases) => {
  it('ten events for one project make one row, due at the earliest and as urgent as the most urgent', async () => {
    const { queue } = await databases.open();
    for (let event = 1; event <= 10; event += 1) {
      await queue.mark([
        mark('p', { dueAt: 2_000 - event, priority: event === 4 ? priorities.person : priorities.sweep }),
      ]);
    }

    expect(await queue.depth(1_989)).toEqual({
      waiting: 1,
      due: 0,
      claimed: 0,
      parked: 0,
      oldestDueAt: null,
      owedSince: null,
    });
    const [claim, ...others] = await claimAll(queue, 1_990);
    expect(others).toEqual([]);
    expect(claim).toEqual({
      kind: 'project',
      id: 'p',
      priority: priorities.person,
      version: 10,
      attempts: 0,
      leaseToken: claim?.leaseToken,
    });
  });

  it('the same record twice in one call is one row with the earlier due time and the higher urgency', async () => {
    const { queue } = await databases.open();
    await queue.mark([
      mark('p', { dueAt: 500, priority: priorities.sweep }),
      mark('p', { dueAt: 900, priority: priorities.person }),
    ]);

    expect(await queue.nextDueAt()).toBe(500);
    expect((await claimOne(queue, 500)).priority).toBe(priorities.person);
  });

  it('a project, a ticket and a task of the same id are three records', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('7'), mark('7', { kind: 'ticket' }), mark('7', { kind: 'task' })]);

    expect((await claimAll(queue, 1_000)).map((claim) => claim.kind).sort()).toEqual([
      'project',
      'task',
      'ticket',
    ]);
  });

  it('ten thousand marks in one call are ten thousand rows', async () => {
    const { queue } = await databases.open();
    await queue.mark(
      Array.from({ length: 10_000 }, (_, index) => mark(String(index), { kind: 'ticket', dueAt: index })),
    );
    await queue.mark(
      Array.from({ length: 10_000 }, (_, index) => mark(String(index), { kind: 'ticket', dueAt: index })),
    );

    expect(await queue.depth(9_999)).toEqual({
      waiting: 10_000,
      due: 10_000,
      claimed: 0,
      parked: 0,
      oldestDueAt: 0,
      owedSince: 0,
    });
    const claims = await queue.claim({ limit: 10_000, now: 9_999, leaseMs: 1_000 });
    expect(claims.every((claim) => claim.version === 2)).toBe(true);
    await queue.finish(claims.map((claim) => ({ claim, lookAgainAt: null })));
    expect(await queue.nextDueAt()).toBeNull();
  });

  it('no marks at all are no work', async () => {
    const { queue } = await databases.open();
    await queue.mark([]);

    expect(await queue.depth(1_000)).toEqual({
      waiting: 0,
      due: 0,
      claimed: 0,
      parked: 0,
      oldestDueAt: null,
      owedSince: null,
    });
    expect(await queue.nextDueAt()).toBeNull();
  });

  it('an id and an error that hold odd characters come back as text that can be stored', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('o\'brien "7" 漢 %'), mark('plain')]);
    const claim = await claimOne(queue, 1_000, 'o\'brien "7" 漢 %');
    await queue.park([{ claim, error: 'cut in half: \ud83d, nothing: \u0000.', now: 5 }]);

    expect(await queue.deadLetters()).toEqual([
      {
        kind: 'project',
        id: 'o\'brien "7" 漢 %',
        attempts: 1,
        error: 'cut in half: \ufffd, nothing: .',
        parkedAt: 5,
      },
    ]);
  });
});
