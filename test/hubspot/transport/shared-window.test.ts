import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SharedWindow } from '../../../src/hubspot/transport/shared-window.ts';
import type { CallQuota, QuotaRequest } from '../../../src/reconcile/ports/call-quota.ts';
import { grantCalls, type Grant } from '../../../src/store/quota/grant-calls.ts';
import { mostInWindow } from './most-in-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The quota as the database keeps it, an answer of which takes so many ms. */
function openQuota(answersAfterMs = 2) {
  let grants: readonly Grant[] = [];
  const requests: QuotaRequest[] = [];
  const quota: CallQuota = {
    async reserve(request) {
      requests.push(request);
      await new Promise((resolve) => setTimeout(resolve, answersAfterMs));
      const { grants: left, ...grant } = grantCalls(grants, request, performance.now());
      grants = left;
      return grant;
    },
  };
  return { quota, requests };
}

function openServer(quota: CallQuota, starts: number[], concurrency = 30) {
  const limits = { perWindow: 100, windowMs: 10_000, concurrency };
  const window = new SharedWindow({ quota, bucket: 'calls', limits });
  const names: string[] = [];
  const start = (name = '', priority = 0, signal = new AbortController().signal) =>
    window.run(
      async () => {
        starts.push(performance.now());
        names.push(name);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return name;
      },
      priority,
      signal,
    );
  const startMany = (count: number) => Promise.all(Array.from({ length: count }, () => start()));
  return { window, start, startMany, names };
}

test('three servers start no more together than one may alone, and use nearly all of it', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const servers = [1, 2, 3].map(() => openServer(quota, starts));
  const all = Promise.all(servers.map((server) => server.startMany(200)));
  await vi.advanceTimersByTimeAsync(100_000);
  await all;
  expect(starts).toHaveLength(600);
  expect(mostInWindow(starts, 10_000)).toBe(97);
  const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1000;
  expect(600 / seconds).toBeGreaterThan(9.5);
});

test('one server alone has all of it, at the price of few questions', async () => {
  const { quota, requests } = openQuota();
  const starts: number[] = [];
  const all = openServer(quota, starts).startMany(90);
  await vi.advanceTimersByTimeAsync(1_000);
  await all;
  expect(requests.map(({ wanted }) => wanted)).toEqual([30, 30, 30]);
});

test('the most urgent goes first, and whoever gave up is not asked for', async () => {
  const { quota } = openQuota();
  const starts: number[] = [];
  const { window, start, names } = openServer(quota, starts, 1);
  window.pause(1_000);
  const leaving = new AbortController();
  const first = start('first', 0);
  const others = [start('sweep', 0), start('bulk', 1), start('person', 2)];
  const gone = expect(start('gone', 2, leaving.signal)).rejects.toThrow('enough');
  leaving.abort(new Error('enough'));
  await gone;
  await vi.advanceTimersByTimeAsync(2_000);
  await Promise.all([first, ...others]);
  expect(names).toEqual(['first', 'person', 'bulk', 'sweep']);
  expect(starts[0]).toBeGreaterThanOrEqual(1_000);
});

test('no more run at a time than configured', async () => {
  const { quota } = openQuota();
  const limits = { perWindow: 100, windowMs: 10_000, concurrency: 3 };
  const window = new SharedWindow({ quota, bucket: 'calls', limits });
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running -= 1;
  };
  const all = Promise.all(
    Array.from({ length: 10 }, () => window.run(task, 0, new AbortController().signal)),
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
  expect(window.learn({ ...news, maximum: 50, remaining: 20 })).toBe(48);
  expect(window.learn({ ...news, maximum: 80, remaining: 20 })).toBeNull();
  expect(window.learn({ ...news, maximum: 5, windowMs: 1_000 })).toBeNull();
});
