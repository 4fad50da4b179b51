import { expect, it, vi } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';

it('a movable clock runs in real time from its start and jumps forward when told', () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-01T12:00:00Z') });
  try {
    const clock = createMovableClock(Date.parse('2027-03-01T08:00:00Z'));
    vi.advanceTimersByTime(1500);
    expect(new Date(clock.now()).toISOString()).toBe('2027-03-01T08:00:01.500Z');
    clock.advanceDays(15);
    clock.advance(500);
    expect(new Date(clock.now()).toISOString()).toBe('2027-03-16T08:00:02.000Z');
  } finally {
    vi.useRealTimers();
  }
});

it('a movable clock never goes back', () => {
  expect(() => createMovableClock().advance(-1)).toThrow(RangeError);
});
