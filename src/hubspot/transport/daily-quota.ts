import { TryFailure } from './try-failure.ts';

/** HubSpot does not say when the day ends, so after this long one call finds out. */
const closedForMs = 5 * 60_000;

/** Remembers that the day's calls are used up, so that nobody waits for, or adds to, what cannot succeed. */
export class DailyQuota {
  #closedUntil = 0;

  /** Refuses calls for `ms` milliseconds; null: for five minutes. */
  close(ms: number | null): void {
    this.#closedUntil = performance.now() + (ms ?? closedForMs);
  }

  /** @throws TryFailure of kind `exhausted` while the quota is known to be used up. */
  assertOpen(): void {
    if (performance.now() >= this.#closedUntil) return;
    throw new TryFailure('exhausted', "HubSpot's daily quota of API calls is used up", {
      status: 429,
      policy: 'DAILY',
    });
  }
}
