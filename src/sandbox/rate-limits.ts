import { randomUUID } from 'node:crypto';
import type { Answer } from './api-error.ts';

/** What the account may be asked, in real time; `Infinity` switches a limit off. */
export interface Limits {
  readonly perTenSeconds: number;
  readonly searchPerSecond: number;
  readonly daily: number;
}

type Policy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';

const tenSeconds = 10_000;
const oneSecond = 1000;
const oneDay = 86_400_000;

/** Counts calls in rolling windows, as HubSpot does for a private app. Refused calls do not count. */
export class RateLimits {
  readonly #limits: Limits;
  readonly #realNow: () => number;
  readonly #rolling: RollingWindow;
  readonly #searches: RollingWindow;
  #day = 0;
  #today = 0;

  constructor(limits: Limits, realNow: () => number) {
    this.#limits = limits;
    this.#realNow = realNow;
    this.#rolling = new RollingWindow(tenSeconds);
    this.#searches = new RollingWindow(oneSecond);
  }

  /** Counts a call; an answer is the 429 it gets instead of being carried out. */
  admit(isSearch: boolean): Answer | null {
    const now = this.#realNow();
    const day = Math.floor(now / oneDay);
    if (day !== this.#day) {
      this.#day = day;
      this.#today = 0;
    }
    if (this.#today >= this.#limits.daily) return this.#refusal('DAILY');
    if (isSearch && this.#searches.count(now) >= this.#limits.searchPerSecond)
      return this.#refusal('SECONDLY');
    if (this.#rolling.count(now) >= this.#limits.perTenSeconds) return this.#refusal('TEN_SECONDLY_ROLLING');
    this.#today += 1;
    this.#rolling.add(now);
    if (isSearch) this.#searches.add(now);
    return null;
  }

  /** The headers of every answer but those of the search. */
  headers(): Readonly<Record<string, string>> {
    const { perTenSeconds, daily } = this.#limits;
    const left = perTenSeconds - this.#rolling.count(this.#realNow());
    return {
      ...(Number.isFinite(perTenSeconds) && {
        'X-HubSpot-RateLimit-Interval-Milliseconds': String(tenSeconds),
        'X-HubSpot-RateLimit-Max': String(perTenSeconds),
        'X-HubSpot-RateLimit-Remaining': String(Math.max(0, left)),
      }),
      ...(Number.isFinite(daily) && {
        'X-HubSpot-RateLimit-Daily': String(daily),
        'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, daily - this.#today)),
      }),
    };
  }

  #refusal(policyName: Policy): Answer {
    return {
      status: 429,
      body: {
        status: 'error',
        message: `You have reached your ${policyName.toLowerCase()} limit.`,
        errorType: 'RATE_LIMIT',
        correlationId: randomUUID(),
        policyName,
        requestId: randomUUID(),
      },
    };
  }
}

class RollingWindow {
  readonly #length: number;
  #moments: number[] = [];
  #first = 0;

  constructor(length: number) {
    this.#length = length;
  }

  add(moment: number): void {
    this.#moments.push(moment);
  }

  /** Calls within the window that ends now. */
  count(now: number): number {
    while ((this.#moments[this.#first] ?? Infinity) <= now - this.#length) this.#first += 1;
    if (this.#first > 1000) {
      this.#moments = this.#moments.slice(this.#first);
      this.#first = 0;
    }
    return this.#moments.length - this.#first;
  }
}
