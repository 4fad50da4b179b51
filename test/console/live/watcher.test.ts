import { expect, it, onTestFinished, vi } from 'vitest';
import { createWatcher } from '../../../src/console/live/watcher.ts';

function open() {
  const watcher = createWatcher(1);
  onTestFinished(() => watcher.stop());
  const state = { shown: 1, looks: 0 };
  const look = () => {
    state.looks += 1;
    return Promise.resolve(state.shown);
  };
  return { watcher, state, look };
}

it('tells once of each change, however often it looks', async () => {
  const { watcher, state, look } = open();
  const tell = vi.fn();
  watcher.follow('a page', look, await watcher.printOf(look), tell);
  await vi.waitFor(() => expect(state.looks).toBeGreaterThan(3));
  expect(tell).not.toHaveBeenCalled();
  for (const times of [1, 2]) {
    state.shown += 1;
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(times));
    const looks = state.looks;
    await vi.waitFor(() => expect(state.looks).toBeGreaterThan(looks + 3));
    expect(tell).toHaveBeenCalledTimes(times);
  }
});

it('tells at once who has seen something older', async () => {
  const { watcher, state, look } = open();
  const old = await watcher.printOf(look);
  state.shown = 2;
  const tell = vi.fn();
  watcher.follow('a page', look, old, tell);
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
});

it('looks once for all who follow the same, and not any more when the last has left', async () => {
  const { watcher, state, look } = open();
  const seen = await watcher.printOf(look);
  const never = vi.fn(() => Promise.resolve(0));
  const [first, second] = [vi.fn(), vi.fn()];
  const leaveFirst = watcher.follow('a page', look, seen, first);
  const leaveSecond = watcher.follow('a page', never, seen, second);
  state.shown = 2;
  await vi.waitFor(() => expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]));
  expect(never).not.toHaveBeenCalled();
  leaveFirst();
  state.shown = 3;
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(2));
  expect(first).toHaveBeenCalledTimes(1);

  leaveSecond();
  const other = vi.fn(() => Promise.resolve(0));
  watcher.follow('another page', other, '', () => undefined);
  const { looks } = state;
  await vi.waitFor(() => expect(other.mock.calls.length).toBeGreaterThan(3));
  expect(state.looks).toBeLessThanOrEqual(looks + 1);
});

it('goes on after a look that failed', async () => {
  const { watcher, state, look } = open();
  const seen = await watcher.printOf(look);
  let failures = 0;
  const failing = () => {
    failures += 1;
    return failures < 3 ? Promise.reject(new Error('The store does not answer')) : look();
  };
  const tell = vi.fn();
  state.shown = 2;
  watcher.follow('a page', failing, seen, tell);
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
  expect(failures).toBeGreaterThanOrEqual(3);
});

it('rests after a look that took long, but not for longer than a reader has patience', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { watcher } = open();
  const looks: number[] = [];
  let takesMs = 100;
  const slow = () =>
    new Promise<void>((resolve) => {
      looks.push(performance.now());
      setTimeout(resolve, takesMs);
    });
  const begunAt = performance.now();
  watcher.follow('a page', slow, '', () => undefined);
  await vi.advanceTimersByTimeAsync(2200);
  takesMs = 60_000;
  await vi.advanceTimersByTimeAsync(77_000);
  expect(looks.map((at) => at - begunAt)).toEqual([0, 2100, 4200, 79_200]);
});
