import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { delayBeforeRetry } from './retry-delay.ts';
import type { Backoff } from './retry-delay.ts';
import type { HubSpotCall } from './transport.ts';
import { TryFailure } from './try-failure.ts';

export interface RepeatRules {
  readonly repeat: HubSpotCall<never>['repeat'];
  /** The first try included. */
  readonly maximumAttempts: number;
  /** A time of `performance.now()`; a wait that would reach it is not begun. */
  readonly deadlineAt: number;
  readonly backoff: Backoff;
  readonly onRetry: (failure: TryFailure, delayMs: number) => void;
}

/** Repeats `attempt` while that may help and does no harm; rejects with its last error. */
export function repeatCall<T>(attempt: () => Promise<T>, rules: RepeatRules): Promise<T> {
  let failures = 0;
  let delayMs = 0;

  function isWorthAnotherTry(error: Error): boolean {
    if (!(error instanceof TryFailure) || !mayBeRepeated(error, rules.repeat)) return false;
    failures += 1;
    delayMs = delayBeforeRetry(error, failures, rules.backoff);
    const isInTime = performance.now() + delayMs < rules.deadlineAt;
    if (isInTime && failures < rules.maximumAttempts) rules.onRetry(error, delayMs);
    return isInTime;
  }

  return retry(handleWhen(isWorthAnotherTry), {
    maxAttempts: rules.maximumAttempts - 1,
    backoff: new DelegateBackoff(() => delayMs),
  }).execute(attempt);
}

/** A create goes out again only where HubSpot certainly did nothing with it. */
function mayBeRepeated(failure: TryFailure, repeat: RepeatRules['repeat']): boolean {
  return failure.isPassing && (repeat === 'safe' || failure.provesNothingDone);
}
