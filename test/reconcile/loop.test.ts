import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createLoop } from '../../src/reconcile/loop.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const silent = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), child: () => silent };

/** A loop with nothing to do; `turns` are the moments at which it looked, in ms. */
function openLoop(nextDueAt: () => Promise<number | null> = () => Promise.resolve(null)) {
  const turns: number[] = [];
  let offset = 0;
  const loop = createLoop({
    name: 'test',
    turn: () => {
      turns.push(Date.now());
      return Promise.resolve(0);
    },
    nextDueAt,
    isAtRest: () => Promise.resolve(true),
    clock: { now: () => Date.now() + offset },
    logger: silent,
  });
  loop.start();
  onTestFinished(() => void loop.stop());
  return { loop, turns, moveClock: (milliseconds: number) => void (offset += milliseconds) };
}

it('looks once a second where nothing is due', async () => {
  const { turns } = openLoop();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(turns).toEqual([0, 1000, 2000]);
});

it('is not disturbed by what will only be due after it looks again anyway', async () => {
  const { loop, turns } = openLoop();
  await vi.advanceTimersByTimeAsync(100);
  for (let delivery = 0; delivery < 50; delivery += 1) loop.expect(2_100);
  await vi.advanceTimersByTimeAsync(850);
  expect(turns).toEqual([0]);
});

it('looks when what it was told of is due, and not at everything it was told after that', async () => {
  let dueAt: number | null = null;
  const { loop, turns } = openLoop(() => Promise.resolve(dueAt));
  await vi.advanceTimersByTimeAsync(100);
  dueAt = 300;
  loop.expect(300);
  await vi.advanceTimersByTimeAsync(50);
  for (let later = 0; later < 50; later += 1) loop.expect(310 + later);
  await vi.advanceTimersByTimeAsync(149);
  expect(turns).toEqual([0, 100]);
  dueAt = null;
  await vi.advanceTimersByTimeAsync(1);
  expect(turns).toEqual([0, 100, 300]);
});

it('does not miss what it is told of while it asks when something is due', async () => {
  let answer: (dueAt: null) => void = () => undefined;
  const { loop, turns } = openLoop(() => new Promise((resolve) => (answer = resolve)));
  await vi.advanceTimersByTimeAsync(10);
  loop.expect(200);
  answer(null);
  await vi.advanceTimersByTimeAsync(195);
  expect(turns).toEqual([0, 200]);
});

it('looks when what it was told of is due though the clock was moved while it slept', async () => {
  let dueAt: number | null = null;
  const { loop, turns, moveClock } = openLoop(() => Promise.resolve(dueAt));
  await vi.advanceTimersByTimeAsync(100);
  moveClock(86_400_000);
  dueAt = 86_400_000 + 120;
  loop.expect(dueAt);
  await vi.advanceTimersByTimeAsync(20);
  dueAt = null;
  expect(turns).toEqual([0, 100, 120]);
});
