import { expect, it } from 'vitest';
import { isQuiet } from '../../src/application/is-quiet.ts';
import { describeOnEachDialect } from '../store/support/dialects.ts';
import { email } from '../store/support/effects.ts';
import { claimOne, leaseMs, mark } from '../store/support/queue.ts';

describeOnEachDialect('The app is quiet', (databases) => {
  it('where nothing is due soon, whatever comes later', async () => {
    const store = await databases.open();
    expect(await isQuiet(store, 1_000)).toBe(true);
    await store.queue.mark([mark('later', { dueAt: 1_001 })]);
    expect(await isQuiet(store, 1_000)).toBe(true);
    expect(await isQuiet(store, 1_001)).toBe(false);
  });

  it('not while a record is in hand, however long its lease still lasts', async () => {
    const store = await databases.open();
    await store.queue.mark([mark('p', { dueAt: 500 })]);
    const claim = await claimOne(store.queue, 500);
    for (const until of [500, 500 + leaseMs - 1, 500 + leaseMs]) {
      expect(await isQuiet(store, until)).toBe(false);
    }
    await store.queue.finish([{ claim, lookAgainAt: null }]);
    expect(await isQuiet(store, 500 + leaseMs)).toBe(true);
  });

  it('not while an email is due', async () => {
    const store = await databases.open();
    await store.outbox.enqueue([email('e')], 700);
    expect(await isQuiet(store, 699)).toBe(true);
    expect(await isQuiet(store, 700)).toBe(false);
  });
});
