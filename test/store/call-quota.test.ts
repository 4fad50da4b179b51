import { expect, it } from 'vitest';
import { grantCalls } from '../../src/store/quota/grant-calls.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeOnPostgres } from './support/dialects.ts';
import { quietLogger } from './support/quiet-logger.ts';

const request = { bucket: 'calls', wanted: 5, perWindow: 8, windowMs: 1_000 } as const;

it('what is left in the window is granted, and counted from then on', () => {
  const first = grantCalls([], request, 10_000);
  expect(first).toEqual({ granted: 5, retryAfterMs: 0, grants: [[10_000, 5]] });
  const second = grantCalls(first.grants, request, 10_400);
  expect(second).toEqual({
    granted: 3,
    retryAfterMs: 600,
    grants: [
      [10_000, 5],
      [10_400, 3],
    ],
  });
  expect(grantCalls(second.grants, request, 10_999)).toEqual({
    granted: 0,
    retryAfterMs: 1,
    grants: second.grants,
  });
  expect(grantCalls(second.grants, request, 11_000)).toEqual({
    granted: 5,
    retryAfterMs: 0,
    grants: [
      [10_400, 3],
      [11_000, 5],
    ],
  });
});

it('a limit that fell grants nothing until enough has left the window', () => {
  expect(grantCalls([[10_000, 8]], { ...request, perWindow: 4 }, 10_500)).toMatchObject({
    granted: 0,
    retryAfterMs: 500,
  });
});

it('grants of a clock that was far ahead are forgotten', () => {
  expect(grantCalls([[99_000, 8]], request, 10_000)).toMatchObject({ granted: 5, grants: [[10_000, 5]] });
});

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
    const asked = { bucket: 'calls', wanted: 7, perWindow: 100, windowMs: 60_000 } as const;
    const asking = stores.flatMap(({ callQuota }) =>
      Array.from({ length: 10 }, () => callQuota?.reserve(asked)),
    );
    const granted = (await Promise.all(asking)).map((grant) => grant?.granted ?? 0);
    expect(granted.reduce((sum, calls) => sum + calls, 0)).toBe(100);
    expect(await stores[0]?.callQuota?.reserve({ ...request, bucket: 'searches' })).toEqual({
      granted: 5,
      retryAfterMs: 0,
    });
  });
});
