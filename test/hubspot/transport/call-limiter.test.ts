import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallLimiter } from '../../../src/hubspot/transport/call-limiter.ts';
import type { CallPriority } from '../../../src/hubspot/transport/transport.ts';
import { mostInWindow } from './most-in-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openLimiter() {
  const limiter = new CallLimiter({ perWindow: 190, windowMs: 10_000, searchPerSecond: 5, concurrency: 30 });
  const searches: number[] = [];
  const calls: number[] = [];
  const names: string[] = [];
  const run = (isSearch: boolean, name = '', priority: CallPriority = 'bulk', signal?: AbortSignal) =>
    limiter.run(
      async () => {
        calls.push(performance.now());
        names.push(name);
        if (isSearch) searches.push(performance.now());
        await new Promise((resolve) => setTimeout(resolve, 120));
      },
      { priority, isSearch, signal: signal ?? new AbortController().signal },
    );
  return { limiter, run, searches, calls, names };
}

test('searches keep below their limit per second, and nearly use it', async () => {
  const { run, searches } = openLimiter();
  const all = Promise.all(Array.from({ length: 40 }, () => run(true)));
  await vi.advanceTimersByTimeAsync(12_000);
  await all;
  expect(searches).toHaveLength(40);
  expect(mostInWindow(searches, 1_000)).toBe(4);
});

test('searches that waited together for the rolling window do not leave it together', async () => {
  const { run, searches, calls } = openLimiter();
  const all: Promise<void>[] = Array.from({ length: 400 }, () => run(false, '', 'person'));
  for (let search = 0; search < 40; search += 1) all.push(run(true));
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(all);
  expect(calls).toHaveLength(440);
  expect(mostInWindow(searches, 1_000)).toBeLessThanOrEqual(5);
  expect(mostInWindow(calls, 10_000)).toBeLessThanOrEqual(190);
});

test('a person overtakes bulk work, and bulk work a sweep, among searches and other calls alike', async () => {
  const { limiter, run, names } = openLimiter();
  limiter.pause(1_000);
  const all = [
    run(false, 'first', 'bulk'),
    run(false, 'sweep', 'sweep'),
    run(false, 'bulk', 'bulk'),
    run(false, 'person', 'person'),
    run(true, 'first search', 'sweep'),
    run(true, 'sweep search', 'sweep'),
    run(true, 'bulk search', 'bulk'),
    run(true, 'person search', 'person'),
  ];
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all(all);
  expect(names).toEqual([
    'person',
    'first',
    'bulk',
    'sweep',
    'first search',
    'person search',
    'bulk search',
    'sweep search',
  ]);
});

test('a search that gives up waiting never runs and lets the next one through', async () => {
  const { limiter, run, names } = openLimiter();
  limiter.pause(1_000);
  const leaving = [new AbortController(), new AbortController()];
  const left = leaving.map((leave, index) => run(true, `left ${index}`, 'bulk', leave.signal));
  const stayed = run(true, 'stayed');
  for (const leave of leaving) leave.abort(new Error('enough'));
  for (const search of left) await expect(search).rejects.toThrow('enough');
  await vi.advanceTimersByTimeAsync(3_000);
  await stayed;
  expect(names).toEqual(['stayed']);
});
