import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreUnreachableError } from '../../src/store/store-errors.ts';
import { describeOnPostgres } from './support/dialects.ts';
import { intent } from './support/effects.ts';
import { mark } from './support/queue.ts';
import { quietLogger } from './support/quiet-logger.ts';

describeOnPostgres('Several instances on one database', (databases) => {
  it('that start at the same moment all find the tables migrated once', async () => {
    const url = await databases.createUrl();
    const stores = await Promise.all(Array.from({ length: 4 }, () => databases.open(url)));

    await Promise.all(stores.map((store) => store.ready()));
  });

  it('never hold the same record, and leave none behind', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const ids = Array.from({ length: 2_000 }, (_, index) => String(index));
    await stores[0]?.queue.mark(ids.map((id) => mark(id)));

    const held: string[] = [];
    const drain = async (store: (typeof stores)[number]) => {
      for (;;) {
        const claims = await store.queue.claim({ limit: 30, now: 1_000, leaseMs: 30_000 });
        if (claims.length === 0) return;
        held.push(...claims.map((claim) => claim.id));
      }
    };
    await Promise.all(stores.flatMap((store) => [drain(store), drain(store)]));

    expect(held.sort()).toEqual(ids.sort());
  });

  it('marking, claiming and finishing the same records all at once neither block nor lose a mark', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const ids = Array.from({ length: 200 }, (_, index) => String(index));
    let marking = true;
    const seen = new Map<string, number>();

    const work = async (store: (typeof stores)[number]) => {
      for (;;) {
        const finished = !marking;
        const claims = await store.queue.claim({ limit: 50, now: 1_000, leaseMs: 30_000 });
        for (const claim of claims) seen.set(claim.id, (seen.get(claim.id) ?? 0) + 1);
        await store.queue.finish([...claims].reverse().map((claim) => ({ claim, lookAgainAt: null })));
        if (finished && claims.length === 0) return;
      }
    };
    const markAll = async (store: (typeof stores)[number], order: readonly string[]) => {
      for (let round = 0; round < 20; round += 1) await store.queue.mark(order.map((id) => mark(id)));
    };
    const workers = stores.map((store) => work(store));
    await Promise.all(stores.map((store, index) => markAll(store, index === 0 ? ids : [...ids].reverse())));
    marking = false;
    await Promise.all(workers);

    expect([...seen.keys()].sort()).toEqual(ids.sort());
    expect(await stores[0]?.queue.nextDueAt()).toBeNull();
  });

  it('begin the same effect only once between them', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const intents = Array.from({ length: 100 }, (_, index) => intent(`key ${String(index)}`));
    const begun = await Promise.all(
      stores.flatMap((store) => [
        store.ledger.begin(intents, 1),
        store.ledger.begin([...intents].reverse(), 1),
      ]),
    );

    expect(begun.flat().sort()).toEqual(intents.map((each) => each.key).sort());
  });
});

describe('A PostgreSQL server that is not there', () => {
  it('is named with its address and without its password', async () => {
    const password = ['pass', 'word'].join('-');
    const opening = openStore({
      // Whoever asks for any port is never given this one.
      databaseUrl: `postgres://refresh:${password}@127.0.0.1:1/creative`,
      clock: { now: () => 0 },
      logger: quietLogger,
    });

    const refusal = await opening.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreUnreachableError);
    expect(refusal).toMatchObject({ server: '127.0.0.1:1/creative' });
    expect(String(refusal)).not.toContain(password);
  });
});
