import type { TryFailure } from './try-failure.ts';

const policyPausesMs: Readonly<Record<string, number>> = { TEN_SECONDLY_ROLLING: 10_000, SECONDLY: 1_000 };

/** For how long a 429 closes the way for all calls, in ms: HubSpot's wish, else the length of the window hit. */
export function pauseAfterLimit(failure: TryFailure): number {
  return failure.retryAfterMs ?? policyPausesMs[failure.policy ?? ''] ?? 10_000;
}

export interface Backoff {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Uniform in [0, 1). */
  readonly randomness: () => number;
}

/**
 * How long to wait before the next try, in ms. `failures` counts from 1. Never less than HubSpot asked for; the
 * upper half of every other delay is random, so that calls that failed together do not come back together.
 */
export function delayBeforeRetry(failure: TryFailure, failures: number, backoff: Backoff): number {
  const exponential = Math.min(backoff.firstDelayMs * 2 ** (failures - 1), backoff.longestDelayMs);
  const jittered = (exponential / 2) * (1 + backoff.randomness());
  switch (failure.kind) {
    case 'limited':
      return pauseAfterLimit(failure) + jittered;
    case 'locked':
      return Math.max(2_000, failure.retryAfterMs ?? 0) + jittered;
    case 'migrating':
      return (failure.retryAfterMs ?? 10_000) + jittered;
    default:
      return Math.max(failure.retryAfterMs ?? 0, jittered);
  }
}
