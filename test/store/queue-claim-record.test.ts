import { expect, it } from 'vitest';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { describeOnEachDialect, describeOnPostgres } from './support/dialects.ts';
import { claimAll, claimOne, leaseMs, mark } from './support/queue.ts';

const wanted = { kind: 'project', id: 'p', leaseMs } as const;

describeOnEachDialect('Claiming one record that somebody waits for', (databases) => {
  it('is possible before it is due, leaves all others alone, and keeps everybody else from it', async () => {
    const { queue } = await databases.open();
    await queue.mark([
      mark('p', { dueAt: 9_000, priority: priorities.person }),
      mark('p', { kind: 'ticket' }),
      mark('other'),
    ]);

    const claim = await queue.claimRecord({ ...wanted, now: 1_000 });
    expect(claim).toEqual({
      kind: 'project',
      id: 'p',
      priority: priorities.person,
      version: 1,
      attempts: 0,
      leaseToken: claim?.leaseToken,
    });
    expect(claim?.leaseToken).toMatch(/./u);
    expect((await claimAll(queue, 9_000)).map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
      'project other',
      'ticket p',
    ]);
    if (claim) await queue.finish([{ claim, lookAgainAt: null }]);
    expect(await queue.depth(9_000)).toMatchObject({ waiting: 0, claimed: 2 });
  });

  it('is refused where the record is not in the queue, and where it is given up on', async () => {
    const { queue } = await databases.open();
    expect(await queue.claimRecord({ ...wanted, now: 1_000 })).toBeNull();
    await queue.mark([mark('p')]);
    await queue.park([{ claim: await claimOne(queue, 1_000), error: 'too often', now: 1_000 }]);

    expect(await queue.claimRecord({ ...wanted, now: 99_000 })).toBeNull();
    expect(await queue.deadLetters()).toHaveLength(1);
  });

  it('is refused while somebody holds it, and possible once that lease has run out', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    const old = await claimOne(queue, 1_000);

    expect(await queue.claimRecord({ ...wanted, now: 1_000 + leaseMs - 1 })).toBeNull();
    const present = await queue.claimRecord({ ...wanted, now: 1_000 + leaseMs });
    await queue.finish([{ claim: old, lookAgainAt: null }]);
    expect(present && (await queue.renew([present], { now: 40_000, leaseMs }))).toEqual([present]);
  });

  it('answers for the marks made so far: the record is not due again for them afterwards', async () => {
    const { queue } = await databases.open();
    await queue.mark([mark('p')]);
    await claimOne(queue, 1_000);
    await queue.mark([mark('p', { dueAt: 2_000 })]);
    const claim = await queue.claimRecord({ ...wanted, now: 1_000 + leaseMs });
    if (claim) await queue.finish([{ claim, lookAgainAt: null }]);

    expect(await queue.nextDueAt()).toBeNull();
  });
});

describeOnPostgres('Several instances that want one record', (databases) => {
  it('get it one at a time, and one of them at once', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    await stores[0]?.queue.mark([mark('p')]);
    const claims = await Promise.all(
      stores.flatMap(({ queue }) => [
        queue.claimRecord({ ...wanted, now: 1_000 }),
        queue.claim({ limit: 9, now: 1_000, leaseMs }).then(([claim]) => claim ?? null),
        queue.claimRecord({ ...wanted, now: 1_000 }),
      ]),
    );

    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });
});
