import { expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { intent } from './support/effects.ts';
import { startScript, waitForEnd, waitForWord } from './support/run-script.ts';

describeOnEachDialect('A store whose process is killed', (databases) => {
  it('has everything that was written, and leases that run out', async () => {
    const url = await databases.createUrl();
    const writer = startScript('write and hold', url);
    try {
      await waitForWord(writer, 'written');
    } finally {
      writer.kill('SIGKILL');
    }
    if (writer.exitCode === null && writer.signalCode === null) await waitForEnd(writer);

    const store = await databases.open(url);
    expect(await store.queue.depth(1_000)).toEqual({
      waiting: 1,
      due: 0,
      claimed: 1,
      parked: 0,
      oldestDueAt: null,
      owedSince: 1_000,
    });
    expect((await store.queue.claim({ limit: 9, now: 31_000, leaseMs: 1 })).map((claim) => claim.id)).toEqual(
      ['claimed', 'waiting'],
    );
    expect(await store.ledger.unconfirmed(['p'])).toEqual([intent('begun')]);
    expect(await store.memory.projects(['p'])).toEqual(
      new Map([['p', { highestCycle: 2, highestSequence: 3 }]]),
    );
    const mail = await store.outbox.claim({ limit: 9, now: 31_000, leaseMs: 1 });
    expect(mail.map((each) => [each.key, each.maybeSent])).toEqual([['mail', true]]);
    expect(await store.settings.current()).toEqual({
      version: 1,
      settings: parseSettings({ leadDays: 10 }),
      savedAt: 1,
      savedBy: 'ada',
    });
  });

  it('a process that closes its store has nothing left to wait for and ends', async () => {
    expect(await waitForEnd(startScript('open and tell', await databases.createUrl()))).toEqual({
      printed: 'opened',
      code: 0,
    });
  });
});
