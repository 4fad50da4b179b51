import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bulk, openCountedWindow, person, startsPerSecond, sweep } from './counted-window.ts';
import { mostInWindow } from './most-in-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const patient = () => new AbortController().signal;
const nothingNew = {
  maximum: null,
  remaining: null,
  windowMs: null,
  dailyMaximum: null,
  dailyRemaining: null,
};

const openWindow = (change: { perWindow?: number; concurrency?: number } = {}) =>
  openCountedWindow({ concurrency: 1_000, usually: person, ...change });

describe('the rolling window', () => {
  test('never holds more starts than allowed, however the work arrives', async () => {
    const { startMany, starts } = openWindow();
    const early = startMany(60);
    await vi.advanceTimersByTimeAsync(9_900);
    const late = startMany(300);
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all([early, late]);
    expect(starts).toHaveLength(360);
    expect(mostInWindow(starts, 10_000)).toBe(98);
  });

  test('lets what people wait for through without delay while there is room', async () => {
    const { startMany, starts } = openWindow();
    const begin = performance.now();
    await startMany(98);
    expect(new Set(starts)).toEqual(new Set([begin]));
  });

  test('lets a little of other work through without delay, and spreads the rest over the window', async () => {
    const { startMany, starts } = openWindow();
    const begin = performance.now();
    const all = startMany(98, bulk);
    await vi.advanceTimersByTimeAsync(0);
    expect(starts).toEqual(Array<number>(24).fill(begin));
    await vi.advanceTimersByTimeAsync(10_100);
    await all;
    expect(mostInWindow(starts.slice(24), 1_000)).toBeLessThanOrEqual(98 / 10 + 98 / 16 + 1);
  });

  test.each([bulk, sweep])('uses all of its starts for a backlog of priority %i', async (priority) => {
    const { startMany, starts } = openWindow({ perWindow: 190, concurrency: 30 });
    const all = startMany(2_000, priority);
    await vi.advanceTimersByTimeAsync(120_000);
    await all;
    expect(mostInWindow(starts, 10_000)).toBeLessThanOrEqual(186);
    expect(starts).toHaveLength(2_000);
    expect(startsPerSecond(starts) / 19).toBeGreaterThan(0.96);
  });

  test('makes up for a backlog that stood still for a moment', async () => {
    const { window, startMany, starts } = openWindow({ perWindow: 190, concurrency: 30 });
    const all = startMany(2_000, bulk);
    for (let second = 2; second < 200; second += 2) {
      await vi.advanceTimersByTimeAsync(2_000);
      window.pause(400);
    }
    await all;
    expect(starts).toHaveLength(2_000);
    expect(startsPerSecond(starts) / 19).toBeGreaterThan(0.96);
  });

  test('lets a person through within a second, whatever the backlog has used', async () => {
    const { window, startMany, starts } = openWindow({ perWindow: 190, concurrency: 30 });
    const backlog = startMany(3_000, bulk);
    const waits: number[] = [];
    for (let click = 0; click < 60; click += 1) {
      await vi.advanceTimersByTimeAsync(1_370);
      const clickedAt = performance.now();
      const handoff = async () => {
        for (let call = 0; call < 6; call += 1)
          await window.run(
            () => {
              starts.push(performance.now());
              return Promise.resolve();
            },
            person,
            patient(),
          );
        waits.push(performance.now() - clickedAt);
      };
      void handoff();
    }
    await vi.advanceTimersByTimeAsync(200_000);
    await backlog;
    expect(waits).toHaveLength(60);
    expect(Math.max(...waits)).toBeLessThan(1_000);
    expect(mostInWindow(starts, 10_000)).toBeLessThanOrEqual(186);
    expect(startsPerSecond(starts) / 19).toBeGreaterThan(0.96);
  });

  test('serves the most urgent first, and otherwise first come first served', async () => {
    const { window, start, names } = openWindow();
    window.pause(1_000);
    const all = [
      start('first', bulk),
      start('sweep 1', sweep),
      start('bulk 1', bulk),
      start('person 1', person),
      start('sweep 2', sweep),
      start('person 2', person),
      start('bulk 2', bulk),
    ];
    await vi.advanceTimersByTimeAsync(1_100);
    await Promise.all(all);
    expect(names.filter((name) => name.startsWith('person'))).toEqual(['person 1', 'person 2']);
    expect(names.filter((name) => !name.startsWith('person'))).toEqual([
      'first',
      'bulk 1',
      'bulk 2',
      'sweep 1',
      'sweep 2',
    ]);
  });

  test('runs no more at a time than configured', async () => {
    const { window } = openWindow({ concurrency: 3 });
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
    };
    const all = Promise.all(Array.from({ length: 10 }, () => window.run(task, person, patient())));
    await vi.advanceTimersByTimeAsync(400);
    await all;
    expect(most).toBe(3);
  });

  test('forgets work that gave up waiting, and leaves running work alone', async () => {
    const { window, start, names } = openWindow();
    const leaving = new AbortController();
    let finish = () => {};
    const running = window.run(() => new Promise<void>((done) => (finish = done)), person, leaving.signal);
    await vi.advanceTimersByTimeAsync(0);
    window.pause(1_000);
    const waiting = start('left', person, leaving.signal);
    const staying = start('stayed');
    leaving.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(start('too late', person, leaving.signal)).rejects.toThrow('enough');
    finish();
    await expect(running).resolves.toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    await staying;
    expect(names).toEqual(['stayed']);
  });

  test('passes on what a task throws', async () => {
    const { window } = openWindow();
    await expect(window.run(() => Promise.reject(new Error('broken')), person, patient())).rejects.toThrow(
      'broken',
    );
  });
});

describe('a pause', () => {
  test('lasts as long as the longest asked for', async () => {
    const { window, start, starts } = openWindow();
    const begin = performance.now();
    window.pause(5_000);
    window.pause(1_000);
    const waiting = start();
    await vi.advanceTimersByTimeAsync(5_000);
    await waiting;
    expect(starts).toEqual([begin + 5_000]);
  });

  test('outlives the arrival of a lower limit', async () => {
    const { window, start, starts } = openWindow();
    const begin = performance.now();
    window.pause(5_000);
    window.learn({ ...nothingNew, maximum: 50, remaining: 50 });
    const waiting = start();
    await vi.advanceTimersByTimeAsync(5_000);
    await waiting;
    expect(starts).toEqual([begin + 5_000]);
  });
});

describe("HubSpot's answers", () => {
  test('with a lower maximum lower the number of starts, with those counted that were made', async () => {
    const { window, startMany, starts } = openWindow();
    const all = startMany(200);
    await vi.advanceTimersByTimeAsync(0);
    expect(starts).toHaveLength(98);
    expect(window.learn({ ...nothingNew, maximum: 50, remaining: 20, windowMs: 10_000 })).toBe(49);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toHaveLength(98);
    await vi.advanceTimersByTimeAsync(60_000);
    await all;
    expect(starts).toHaveLength(200);
    expect(mostInWindow(starts.slice(98), 10_000)).toBe(49);
  });

  test('with a lower maximum count the calls in the air as well', async () => {
    const { window, startMany, starts } = openWindow();
    for (let task = 0; task < 15; task += 1) {
      void window.run(() => new Promise<void>(() => undefined), person, patient());
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(window.learn({ ...nothingNew, maximum: 50, remaining: 50, windowMs: 10_000 })).toBe(49);
    void startMany(40);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toHaveLength(49 - 15);
  });

  test('never raise the limit above what is configured or was learned before', () => {
    const { window } = openWindow();
    expect(window.learn({ ...nothingNew, maximum: 250, remaining: 250 })).toBeNull();
    expect(window.learn({ ...nothingNew, maximum: 50, remaining: 50 })).toBe(49);
    expect(window.learn({ ...nothingNew, maximum: 100, remaining: 100 })).toBeNull();
  });

  test('without a word on limits, or about another window, change nothing', async () => {
    const { window, startMany, starts } = openWindow();
    expect(window.learn(nothingNew)).toBeNull();
    expect(window.learn({ ...nothingNew, maximum: 5, remaining: 0, windowMs: 1_000 })).toBeNull();
    await startMany(98);
    expect(starts).toHaveLength(98);
  });

  test('with nearly nothing left let the queue rest for a tenth of the window', async () => {
    const { window, start, starts } = openWindow();
    const begin = performance.now();
    window.learn({ ...nothingNew, maximum: 100, remaining: 2 });
    const waiting = start();
    await vi.advanceTimersByTimeAsync(1_000);
    await waiting;
    expect(starts).toEqual([begin + 1_000]);
  });

  test('with little left keep fewer calls in the air than are left', async () => {
    const { window } = openWindow();
    window.learn({ ...nothingNew, maximum: 100, remaining: 4 });
    let running = 0;
    const never = () => {
      running += 1;
      return new Promise<void>(() => undefined);
    };
    for (let task = 0; task < 20; task += 1) void window.run(never, person, patient());
    await vi.advanceTimersByTimeAsync(1);
    expect(running).toBe(4);
    window.learn({ ...nothingNew, maximum: 100, remaining: 90 });
    await vi.advanceTimersByTimeAsync(1);
    expect(running).toBe(20);
  });
});
