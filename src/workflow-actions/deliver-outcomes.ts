import { errorMessage } from '../reconcile/error-message.ts';
import { createLoop, type Loop } from '../reconcile/loop.ts';
import type { ActionCallbacks, ClaimedCall } from '../reconcile/ports/action-callbacks.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import { reviveCall } from './action-call.ts';
import type { ActionDesk } from './desk.ts';
import { outputFieldsOf, reviveOutcome, type AnyOutcome, type OutputValue } from './outcome.ts';
import type { PerformAction } from './perform-action.ts';
import { recordTelling, type RecordingOptions, type Telling } from './record-telling.ts';

/** What HubSpot is told about a call that it was asked to wait for. */
export interface CallbackCompletion {
  readonly callbackId: string;
  readonly outputs: Readonly<Record<string, OutputValue>>;
}

/** Tells HubSpot; answers how that went and throws nothing. */
export type CompleteCallback = (completion: CallbackCompletion) => Promise<Telling>;

interface DeliveryOptions extends RecordingOptions {
  readonly callbacks: ActionCallbacks;
  readonly desk: Pick<ActionDesk, 'inHand'>;
  readonly perform: PerformAction;
  readonly complete: CompleteCallback;
  /** Calls under way at the same time; default 5. */
  readonly concurrency?: number;
  /** Longer than the work of any action may take, in milliseconds; default 120,000. */
  readonly leaseMs?: number;
  /** Longest real time in milliseconds without looking for calls; default 1,000. */
  readonly pollMs?: number;
}

const oneHourMs = 60 * 60_000;
/** HubSpot repeats a call for three days at most. */
const keptForMs = 7 * 24 * oneHourMs;

/**
 * Tells HubSpot the outcomes it was promised. A call whose process died before its outcome was known is worked
 * again first. What fails is tried again, and given up after the configured number of tries; HubSpot lets the
 * workflow go on when its wait runs out. Stopping waits for what is under way.
 *
 * Not promised: that an outcome is told only once. A crash between telling and recording repeats it, and HubSpot,
 * which waits no more, says so.
 */
export function createOutcomeDelivery(options: DeliveryOptions): Loop {
  const { callbacks, clock, logger, concurrency = 5, leaseMs = 120_000, pollMs } = options;
  /** By callback id: the latest claim. A clock that jumps makes the store hand out again what is under way. */
  const underWay = new Map<string, ClaimedCall>();
  const deliveries = new Set<Promise<void>>();
  let forgottenAt = Number.NEGATIVE_INFINITY;

  const deliver = async (call: ClaimedCall): Promise<void> => {
    const telling = await tell(options, call);
    try {
      await recordTelling(options, underWay.get(call.callbackId) ?? call, telling);
    } catch (error) {
      // The lease runs out and the outcome is told once more.
      logger.error(
        { callbackId: call.callbackId, error: withoutAddresses(errorMessage(error)) },
        'What became of the outcome of a workflow action was not recorded',
      );
    } finally {
      underWay.delete(call.callbackId);
    }
  };
  const forgetOldOnes = async (): Promise<void> => {
    const now = clock.now();
    if (now - forgottenAt < oneHourMs) return;
    forgottenAt = now;
    await callbacks.forgetBefore(now - keptForMs);
  };
  const loop = createLoop({
    name: 'workflow actions',
    async turn() {
      await forgetOldOnes();
      const limit = concurrency - underWay.size;
      if (limit <= 0) return 0;
      const claimed = await callbacks.claim({ limit, now: clock.now(), leaseMs });
      const started = claimed.filter(({ callbackId }) => !underWay.has(callbackId));
      for (const call of claimed) underWay.set(call.callbackId, call);
      for (const call of started) {
        const delivery = deliver(call).finally(() => {
          deliveries.delete(delivery);
          loop.wake();
        });
        deliveries.add(delivery);
      }
      return started.length;
    },
    nextDueAt: () => (underWay.size >= concurrency ? Promise.resolve(null) : callbacks.nextDueAt()),
    async isAtRest() {
      if (underWay.size > 0) return false;
      const dueAt = await callbacks.nextDueAt();
      return dueAt === null || dueAt > clock.now();
    },
    clock,
    logger,
    pollMs,
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(deliveries);
    },
  };
}

/** The outcome, worked out if need be, and HubSpot's word on it. */
async function tell(options: DeliveryOptions, call: ClaimedCall): Promise<Telling> {
  try {
    const outcome = await settle(options, call);
    return await options.complete({ callbackId: call.callbackId, outputs: outputFieldsOf(outcome) });
  } catch (error) {
    return { ok: false, because: 'later', message: errorMessage(error) };
  }
}

async function settle(
  { callbacks, desk, perform, clock }: DeliveryOptions,
  call: ClaimedCall,
): Promise<AnyOutcome> {
  if (call.outcome !== null) return reviveOutcome(call.outcome);
  const inHand = desk.inHand(call.callbackId);
  if (inHand !== null) {
    await inHand.answer.catch(() => null);
    if (inHand.outcome !== null) return inHand.outcome;
  }
  const outcome = await perform(reviveCall(call.request));
  await callbacks.conclude(call.callbackId, JSON.stringify(outcome), clock.now());
  return outcome;
}
