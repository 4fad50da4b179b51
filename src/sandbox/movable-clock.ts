import type { Clock } from '../reconcile/ports/clock.ts';

const dayInMilliseconds = 86_400_000;

/** Real time plus an offset that people (and tests) push forward. It never stands still and never goes back. */
export interface MovableClock extends Clock {
  advance(milliseconds: number): void;
  /** Whole days of 24 hours; on a daylight-saving day the wall clock shifts by an hour, as it would in reality. */
  advanceDays(days: number): void;
}

/** A clock that starts at `start` (epoch ms, default: now) and runs on in real time from there. */
export function createMovableClock(start: number = Date.now()): MovableClock {
  let offset = start - Date.now();
  const advance = (milliseconds: number) => {
    if (!(milliseconds >= 0)) throw new RangeError('A sandbox clock only moves forward');
    offset += milliseconds;
  };
  return {
    now: () => Date.now() + offset,
    advance,
    advanceDays: (days) => advance(days * dayInMilliseconds),
  };
}
