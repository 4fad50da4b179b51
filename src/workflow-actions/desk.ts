import type { ActionCallbacks, KnownCall } from '../reconcile/ports/action-callbacks.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { ActionCall } from './action-call.ts';
import { CallInHand, type CallAnswer } from './call-in-hand.ts';
import { workflowActions } from './catalogue.ts';
import { reviveOutcome, TryLater } from './outcome.ts';
import type { PerformAction } from './perform-action.ts';

/** What HubSpot is answered: `overloaded` where nothing was begun because too many calls are in hand already. */
export type DeskAnswer = CallAnswer | { readonly kind: 'overloaded' };

export interface DeskOptions {
  readonly perform: PerformAction;
  readonly callbacks: Pick<ActionCallbacks, 'take' | 'promise' | 'conclude' | 'forget'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there is something for the delivery of outcomes to do. */
  readonly onPromised: () => void;
  /** Real milliseconds after which HubSpot is told to wait; default 2,500. */
  readonly answerWithinMs?: number;
  /** Calls in hand at the same time, those that HubSpot waits for included; default 50. */
  readonly mostCalls?: number;
}

/** Where calls of workflow actions are taken and answered. */
export interface ActionDesk {
  /**
   * Answers within the time, with the outcome or with the promise to tell it later. A call that is in hand
   * already is joined, one that is finished is answered with what came of it then.
   * @throws TryLater, AccountError, or whatever went wrong inside: the same call may then come again as if new
   */
  call(call: ActionCall): Promise<DeskAnswer>;
  /** The call as it is in hand in this process; null: it is not. */
  inHand(callbackId: string): CallInHand | null;
  /** Resolves when no call is in hand. */
  idle(): Promise<void>;
}

/** Opens the desk. Calls that write are on disk before their work begins, the others when they are promised. */
export function openActionDesk(options: DeskOptions): ActionDesk {
  const { perform, callbacks, clock, logger, onPromised, answerWithinMs = 2500, mostCalls = 50 } = options;
  const calls = new Map<string, CallInHand>();

  const takeInHand = (call: ActionCall): CallInHand => {
    const kept = { callbackId: call.callbackId, action: call.action, request: JSON.stringify(call) };
    const inHand = new CallInHand(kept, {
      earlierAnswer: workflowActions[call.action].readsOnly ? () => Promise.resolve(null) : takeUp,
      isKept: !workflowActions[call.action].readsOnly,
      perform: () => perform(call),
      callbacks,
      clock,
      logger: logger.child({ action: call.action, callbackId: call.callbackId }),
      onPromised,
    });
    calls.set(call.callbackId, inHand);
    const letGo = () => void calls.delete(call.callbackId);
    inHand.answer.then(letGo, letGo);
    return inHand;

    async function takeUp(): Promise<CallAnswer | null> {
      const known = await orTryLater(callbacks.take(kept, clock.now()));
      if (known === null) return null;
      const answer = answerKnown(known);
      if (answer !== null) return answer;
      // Whoever had it may have died with it, or had to give it up: from now on somebody sees to it.
      await orTryLater(callbacks.promise(kept, clock.now()));
      onPromised();
      return { kind: 'wait' };
    }
  };

  return {
    call(call) {
      const known = calls.get(call.callbackId);
      if (known) return known.answerWithin(answerWithinMs);
      if (calls.size >= mostCalls) return Promise.resolve({ kind: 'overloaded' });
      return takeInHand(call).answerWithin(answerWithinMs);
    },
    inHand: (callbackId) => calls.get(callbackId) ?? null,
    async idle() {
      while (calls.size > 0) await Promise.allSettled([...calls.values()].map(({ answer }) => answer));
    },
  };
}

/** null: nobody has promised anything and nothing came of it, yet or at all. */
function answerKnown({ state, outcome }: KnownCall): CallAnswer | null {
  if (state === 'promised' || state === 'known') return { kind: 'wait' };
  if (outcome === null) return null;
  return { kind: 'outcome', outcome: reviveOutcome(outcome) };
}

async function orTryLater<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    throw new TryLater('The call could not be kept.', { cause: error });
  }
}
