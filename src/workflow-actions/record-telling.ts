import type { WriteOutcome } from '../reconcile/ports/account.ts';
import type { ActionCallbacks, ClaimedCall } from '../reconcile/ports/action-callbacks.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger, Meter } from '../reconcile/ports/observer.ts';
import { retryDelayMs } from '../reconcile/retry-delay.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** What HubSpot said to an outcome; `not awaited`: no workflow waits for it there. */
export type Telling = WriteOutcome<'heard' | 'not awaited'>;

/** Counts what became of the outcomes that were promised. */
export interface CallbackMeter extends Pick<Meter, 'deadLetter'> {
  callback(outcome: 'told' | 'later' | 'given up'): void;
}

export interface RecordingOptions {
  readonly callbacks: Pick<ActionCallbacks, 'told' | 'retry' | 'park'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: CallbackMeter;
  readonly current: () => { readonly settings: Settings };
  /** From 0 up to 1, for the jitter of retries. */
  readonly random: () => number;
}

/** So long after a call, HubSpot certainly knows that it was told to wait. */
const knownToWaitAfterMs = 60_000;

/** Notes what became of one try to tell an outcome: told, due again later, or given up. */
export async function recordTelling(
  options: RecordingOptions,
  call: ClaimedCall,
  telling: Telling,
): Promise<void> {
  const attempts = call.attempts + 1;
  if (!telling.ok) return recordFailure(options, call, telling.message);
  if (telling.value === 'not awaited' && mayBeTooEarly(options, call)) {
    return recordFailure(
      options,
      call,
      'HubSpot does not know yet that it was told to wait, or waits no more',
    );
  }
  const { callbacks, clock, logger, meter } = options;
  const { callbackId, action } = call;
  await callbacks.told(call, clock.now());
  meter.callback('told');
  const words =
    telling.value === 'heard'
      ? 'The outcome of a workflow action was told'
      : 'No workflow waits for the outcome of an action any more: it was told before, or has gone on';
  logger.info({ action, callbackId, attempts }, words);
}

/** An outcome can overtake the answer that says it will come; a second try tells the two cases apart. */
function mayBeTooEarly({ clock, current }: RecordingOptions, { attempts, takenAt }: ClaimedCall): boolean {
  const isLastTry = current().settings.retries.maximumAttempts <= 1;
  return attempts === 0 && !isLastTry && clock.now() - takenAt < knownToWaitAfterMs;
}

async function recordFailure(
  { callbacks, clock, logger, meter, current, random }: RecordingOptions,
  call: ClaimedCall,
  message: string,
): Promise<void> {
  const { callbackId, action } = call;
  const attempts = call.attempts + 1;
  const { retries } = current().settings;
  const fields = { action, callbackId, attempts, error: withoutAddresses(message) };
  if (attempts < retries.maximumAttempts) {
    await callbacks.retry(call, clock.now() + retryDelayMs(retries, attempts, random), message);
    meter.callback('later');
    logger.warn(fields, 'The outcome of a workflow action could not be told yet');
    return;
  }
  await callbacks.park(call, message, clock.now());
  meter.callback('given up');
  meter.deadLetter('workflow action');
  logger.error(fields, 'The outcome of a workflow action was given up');
}
