import { expect, it } from 'vitest';
import type { Grant, GrantRule } from '../../src/reconcile/ports/call-quota.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeOnPostgres } from './support/dialects.ts';
import { quietLogger } from './support/quiet-logger.ts';

/** Grants up to seven, a hundred in all, and keeps every grant. */
const hundred: GrantRule = (grants, now) => {
  const used = grants.reduce((sum, [, calls]) => sum + calls, 0);
  const granted = Math.min(7, 100 - used);
  return { granted, retryAfterMs: 0, grants: [...grants, [now, granted]] };
};

it('a SQLite database has one server, which shares with nobody', async () => {
  const store = await openStore({
    databaseUrl: 'file::memory:',
    clock: { now: () => 0 },
    logger: quietLogger,
  });
  expect(store.callQuota).toBeNull();
  await store.close();
});

describeOnPostgres('The quota of calls', (databases) => {
  it('is shared by all servers on one database, a bucket apart from the other', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url), await databases.open(url)];
    const asking: Promise<unknown>[] = [];
    let granted = 0;
    for (const { callQuota } of stores)
      for (let time = 0; time < 10; time += 1)
        asking.push(
          (callQuota ?? noQuota()).reserve('calls', hundred).then((grant) => (granted += grant.granted)),
        );
    await Promise.all(asking);
    expect(granted).toBe(100);
    expect(await stores[0]?.callQuota?.reserve('searches', hundred)).toEqual({ granted: 7, retryAfterMs: 0 });
  });

  it('is not given away twice where another server is first', async () => {
    const url = await databases.createUrl();
    const [one, other] = [await databases.open(url), await databases.open(url)];
    const seen: number[] = [];
    const overtaking: Promise<unknown>[] = [];
    const slow: GrantRule = (grants, now) => {
      seen.push(grants.length);
      if (overtaking.length === 0) overtaking.push((other.callQuota ?? noQuota()).reserve('calls', hundred));
      return hundred(grants, now);
    };
    for (let time = 0; time < 3; time += 1) await one.callQuota?.reserve('calls', slow);
    await Promise.all(overtaking);
    const { granted } = await (one.callQuota ?? noQuota()).reserve('calls', (grants) => ({
      granted: grants.reduce((sum, [, calls]) => sum + calls, 0),
      retryAfterMs: 0,
      grants,
    }));
    expect(granted).toBe(4 * 7);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps what was granted for the next to ask, at the time of the database', async () => {
    const store = await databases.open(await databases.createUrl());
    const seen: (readonly Grant[])[] = [];
    const rule: GrantRule = (grants, now) => {
      seen.push(grants);
      return { granted: 2, retryAfterMs: 5, grants: [...grants, [now, 2]] };
    };
    const [first, second] = [
      await store.callQuota?.reserve('calls', rule),
      await store.callQuota?.reserve('calls', rule),
    ];
    expect([first, second]).toEqual([
      { granted: 2, retryAfterMs: 5 },
      { granted: 2, retryAfterMs: 5 },
    ]);
    expect(seen).toEqual([[], [[expect.any(Number), 2]]]);
    expect(Math.abs((seen[1]?.[0]?.[0] ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});

function noQuota(): never {
  throw new Error('A PostgreSQL database shares its quota');
}
