import { errorMessage } from '../reconcile/error-message.ts';
import type { ActionCallbacks, KeptCall } from '../reconcile/ports/action-callbacks.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import { TryLater, type AnyOutcome } from './outcome.ts';

/** `wait`: the outcome will be told by callback. */
export type CallAnswer =
  { readonly kind: 'outcome'; readonly outcome: AnyOutcome } | { readonly kind: 'wait' };

interface CallOptions {
  /** Takes the call up; what is known of it from before, null where its work is still to be done. */
  readonly earlierAnswer: () => Promise<CallAnswer | null>;
  /** Whether taking it up keeps it on disk. */
  readonly isKept: boolean;
  readonly perform: () => Promise<AnyOutcome>;
  readonly callbacks: Pick<ActionCallbacks, 'promise' | 'conclude' | 'forget'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onPromised: () => void;
}

/** One call from its taking up to its end, however many requests wait for it. */
export class CallInHand {
  /** The end of the work: its outcome, or that it is told by callback. Rejects where nothing came of it. */
  readonly answer: Promise<CallAnswer>;
  /** What came of the work, also where it is told by callback; null until then, and where nothing came of it. */
  outcome: AnyOutcome | null = null;
  readonly #kept: KeptCall;
  readonly #options: CallOptions;
  /** Whether it is too late to put HubSpot off: the outcome is being written down. */
  #isEnding = false;
  #promising: Promise<boolean> | null = null;

  constructor(kept: KeptCall, options: CallOptions) {
    this.#kept = kept;
    this.#options = options;
    this.answer = this.#work();
  }

  /** The answer if it comes within so many real milliseconds, else `wait` as soon as that is durably promised. */
  async answerWithin(ms: number): Promise<CallAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), ms)));
    const first = await Promise.race([this.answer, late]).finally(() => clearTimeout(timer));
    if (first !== 'late') return first;
    if (this.#isEnding) return this.answer;
    this.#promising ??= this.#promise();
    if (await this.#promising) return { kind: 'wait' };
    throw new TryLater('The work takes longer, and the call could not be kept.');
  }

  async #work(): Promise<CallAnswer> {
    const earlier = await this.#options.earlierAnswer();
    if (earlier !== null) return earlier;
    let outcome: AnyOutcome;
    try {
      outcome = await this.#options.perform();
    } catch (error) {
      return await this.#comeToNothing(error);
    }
    return this.#conclude(outcome);
  }

  async #conclude(outcome: AnyOutcome): Promise<CallAnswer> {
    const isPromised = await this.#end();
    this.outcome = outcome;
    if (!isPromised && !this.#options.isKept) return { kind: 'outcome', outcome };
    const { callbacks, clock, logger, onPromised } = this.#options;
    try {
      const state = await callbacks.conclude(this.#kept.callbackId, JSON.stringify(outcome), clock.now());
      if (state === 'answered') return { kind: 'outcome', outcome };
      onPromised();
      return { kind: 'wait' };
    } catch (error) {
      // Promised, it is worked again; otherwise HubSpot has its answer and has no reason to repeat.
      logger.error({ error: told(error) }, 'The outcome of a workflow action could not be kept');
      return isPromised ? { kind: 'wait' } : { kind: 'outcome', outcome };
    }
  }

  /** Promised, the delivery of outcomes takes it up again; otherwise HubSpot's repetition has to find it new. */
  async #comeToNothing(cause: unknown): Promise<CallAnswer> {
    const isPromised = await this.#end();
    const { callbacks, logger, isKept, onPromised } = this.#options;
    if (isPromised) {
      logger.warn({ error: told(cause) }, 'A promised workflow action came to nothing and is tried again');
      onPromised();
      return { kind: 'wait' };
    }
    if (isKept) {
      await callbacks.forget(this.#kept.callbackId).catch((error: unknown) => {
        logger.error({ error: told(error) }, 'A workflow action that came to nothing could not be forgotten');
      });
    }
    throw cause;
  }

  /** From here on nobody puts HubSpot off; answers whether somebody has. */
  async #end(): Promise<boolean> {
    this.#isEnding = true;
    return (await this.#promising) ?? false;
  }

  /** False: that could not be kept, so nothing may be promised. */
  async #promise(): Promise<boolean> {
    const { callbacks, clock, logger, onPromised } = this.#options;
    try {
      await callbacks.promise(this.#kept, clock.now());
    } catch (error) {
      logger.error({ error: told(error) }, 'A workflow action that takes long could not be kept');
      return false;
    }
    onPromised();
    return true;
  }
}

function told(error: unknown): string {
  return withoutAddresses(errorMessage(error));
}
