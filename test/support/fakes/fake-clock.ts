import type { Instant } from '../../../src/domain/model.ts';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';

/** A clock that stands still until somebody moves it, in whichever direction. */
export class FakeClock implements Clock {
  #now: Instant;
  constructor(start = '2026-03-02T09:00:00Z') {
    this.#now = Date.parse(start);
  }
  now(): Instant {
    return this.#now;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}
