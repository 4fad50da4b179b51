import { expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { openStore } from '../../src/store/open-store.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { intent } from './support/effects.ts';
import { leaveFirstRelease } from './support/first-release.ts';

describeOnEachDialect('A database that the first release has worked with', (databases) => {
  it('is brought up to date when it is opened, with everything that was in it', async () => {
    const url = await databases.createUrl();
    await leaveFirstRelease(url);

    const store = await databases.open(url);
    expect((await store.queue.depth(1_000)).owedSince).toBe(1_000);
    const [claim] = await store.queue.claim({ limit: 9, now: 1_000, leaseMs: 1_000 });
    expect(claim).toMatchObject({ kind: 'project', id: 'p', priority: 1, version: 3, attempts: 2 });
    expect(await store.ledger.unconfirmed(['p'])).toEqual([intent('begun')]);
    expect((await store.outbox.claim({ limit: 9, now: 1, leaseMs: 1_000 })).map(({ key }) => key)).toEqual([
      'mail',
    ]);
    expect(await store.memory.projects(['p'])).toEqual(
      new Map([['p', { highestCycle: 2, highestSequence: 3 }]]),
    );
    const limits = {
      kickoff: 4,
      request: 4,
      submissionCue: 4,
      tickets: 4,
      review: 4,
      revisions: 4,
      approval: 4,
    };
    expect((await store.settings.current())?.settings).toEqual(
      parseSettings({ leadDays: 10, stalls: { limits, remind: true } }),
    );
    expect(await store.history.latest('p', 10)).toEqual([]);
    const call = { callbackId: 'ap-1', action: 'evaluate-refresh', request: '{}' };
    expect(await store.callbacks.take(call, 1)).toBeNull();
    expect(await store.callbacks.take(call, 2)).toEqual({ ...call, state: 'working', outcome: null });
  });

  it('says at the start that its tables were brought up to date, and by which change', async () => {
    const url = await databases.createUrl();
    await leaveFirstRelease(url);
    const logger = new FakeLogger();
    const store = await openStore({ databaseUrl: url, clock: { now: () => 0 }, logger });
    await store.close();

    const [told, ...others] = logger.told('The store is open, its tables brought up to date.');
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      migrations: [
        '0002-history-and-kept-calls',
        '0003-going-live',
        '0004-particulars-of-handoffs',
        '0005-owed-since',
        '0006-call-quota-and-urgent-emails',
        '0007-overview',
      ],
    });
  });
});
