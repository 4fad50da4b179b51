import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOwnQuota } from '../../../src/hubspot/transport/own-quota.ts';
import type { CallQuota } from '../../../src/reconcile/ports/call-quota.ts';
import { bulk, openCountedWindow, person, startsPerSecond, sweep } from './counted-window.ts';
import { mostInWindow } from './most-in-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The quota as the database keeps it, an answer of which takes so many ms. */
function openQuota(answersAfterMs = 2) {
  const kept = createOwnQuota();
  const granted: number[] = [];
  const quota: CallQuota = {
    async reserve(bucket, rule) {
      await new Promise((resolve) => setTimeout(resolve, answersAfterMs));
      const grant = await kept.reserve(bucket, rule);
      granted.push(grant.granted);
      return grant;
    },
  };
  return { quota, granted };
}

const openServer = (
  quota: CallQuota,
  starts: number[],
  change: { concurrency?: number; takesMs?: number; perWindow?: number } = {},
) => openCountedWindow({ quota, starts, takesMs: 5, usually: bulk, ...change });

test('three servers start no more together than one may alone, and use nearly all of it', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const servers = [1, 2, 3].map(() => openServer(quota, starts));
  const all = Promise.all(servers.map((server) => server.startMany(200)));
  await vi.advanceTimersByTimeAsync(100_000);
  await all;
  expect(starts).toHaveLength(600);
  expect(mostInWindow(starts, 10_000)).toBeLessThanOrEqual(98);
  expect(startsPerSecond(starts)).toBeGreaterThan(9.5);
});

test('what people wait for takes all of it at once, at the price of few questions', async () => {
  const { quota, granted } = openQuota();
  const starts: number[] = [];
  const all = openServer(quota, starts).startMany(90, person);
  await vi.advanceTimersByTimeAsync(1_000);
  await all;
  expect(granted.reduce((sum, calls) => sum + calls, 0)).toBe(90);
  expect(granted.length).toBeLessThanOrEqual(6);
});

test('a server that dies takes with it what it was granted, for no longer than the window', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const dying = openServer(quota, []);
  const lost = dying.startMany(98, person);
  await vi.advanceTimersByTimeAsync(100);
  await lost;
  dying.window.close();
  const all = openServer(quota, starts).startMany(98);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(starts).toEqual([]);
  await vi.advanceTimersByTimeAsync(11_000);
  await all;
  expect(starts).toHaveLength(98);
});

test('a server whose calls take long asks for no more than it can start', async () => {
  const { quota, granted } = openQuota();
  const starts: number[] = [];
  const all = openServer(quota, starts, { concurrency: 3, takesMs: 1_000 }).startMany(20, person);
  await vi.advanceTimersByTimeAsync(8_000);
  await all;
  expect(starts).toHaveLength(20);
  expect(granted.reduce((sum, calls) => sum + calls, 0)).toBeLessThanOrEqual(27);
});

test('a person gets through in a second while three servers work off a backlog', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const servers = [1, 2, 3].map(() => openServer(quota, starts, { perWindow: 190 }));
  const all = Promise.all(servers.map((server) => server.startMany(500)));
  const waits: number[] = [];
  for (let click = 0; click < 40; click += 1) {
    await vi.advanceTimersByTimeAsync(1_370);
    const clickedAt = performance.now();
    const handoff = async () => {
      for (let call = 0; call < 6; call += 1) await servers[click % 3]?.start('', person);
      waits.push(performance.now() - clickedAt);
    };
    void handoff();
  }
  await vi.advanceTimersByTimeAsync(100_000);
  await all;
  expect(waits).toHaveLength(40);
  expect(Math.max(...waits)).toBeLessThan(1_000);
});

test('the most urgent goes first, and whoever gave up is not asked for', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const { window, start, names } = openServer(quota, starts);
  window.pause(1_000);
  const leaving = new AbortController();
  const waiting = [start('first', bulk), start('sweep', sweep), start('bulk', bulk), start('person', person)];
  const gone = expect(start('gone', person, leaving.signal)).rejects.toThrow('enough');
  leaving.abort(new Error('enough'));
  await gone;
  await vi.advanceTimersByTimeAsync(2_000);
  await Promise.all(waiting);
  expect(names.toSorted()).toEqual(['bulk', 'first', 'person', 'sweep']);
  expect(names.filter((name) => name !== 'person')).toEqual(['first', 'bulk', 'sweep']);
  expect(starts[0]).toBeGreaterThanOrEqual(1_000);
});

test('no more run at a time than configured', async () => {
  const { quota } = openQuota();
  const { window } = openServer(quota, [], { concurrency: 3 });
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running -= 1;
  };
  const all = Promise.all(
    Array.from({ length: 10 }, () => window.run(task, bulk, new AbortController().signal)),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  await all;
  expect(most).toBe(3);
});

test('a database that cannot be asked lets no call go, and says so', async () => {
  const quota: CallQuota = { reserve: () => Promise.reject(new Error('gone')) };
  const starts: number[] = [];
  await expect(openServer(quota, starts).start()).rejects.toMatchObject({
    kind: 'no_turn',
    message: 'the quota that servers share could not be asked',
  });
  expect(starts).toEqual([]);
});

test("HubSpot's answers lower the limit, and never raise it", () => {
  const { quota } = openQuota();
  const { window } = openServer(quota, []);
  const news = { maximum: null, remaining: null, windowMs: 10_000, dailyMaximum: null, dailyRemaining: null };
  expect(window.learn({ ...news, maximum: 50, remaining: 20 })).toBe(49);
  expect(window.learn({ ...news, maximum: 80, remaining: 20 })).toBeNull();
  expect(window.learn({ ...news, maximum: 5, windowMs: 1_000 })).toBeNull();
});
