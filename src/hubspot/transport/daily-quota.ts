import type { LimitNews } from './limit-headers.ts';
import type { DailyUse } from './transport.ts';
import { TryFailure } from './try-failure.ts';

/** HubSpot does not say when the day ends, so after this long one call finds out. */
const closedForMs = 5 * 60_000;

/** For the same reason what HubSpot said of the day holds no longer than this. */
const newsLastsMs = 30 * 60_000;

/** Remembers how much of the day is used up, so that nobody waits for, or adds to, what cannot succeed. */
export class DailyQuota {
  #closedUntil = 0;
  #use: (DailyUse & { readonly toldAt: number }) | null = null;

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

  learn({ dailyMaximum, dailyRemaining }: LimitNews): void {
    const maximum = dailyMaximum ?? this.#use?.maximum ?? null;
    if (maximum === null || dailyRemaining === null) return;
    this.#use = { maximum, remaining: dailyRemaining, toldAt: performance.now() };
  }

  /** null: HubSpot has said nothing lately. */
  use(): DailyUse | null {
    if (this.#use === null || performance.now() - this.#use.toldAt > newsLastsMs) return null;
    const { maximum, remaining } = this.#use;
    return { maximum, remaining };
  }
}
