import type { Instant } from '../../domain/model.ts';

/** A call of a workflow action, as it is kept. */
export interface KeptCall {
  /** HubSpot's name of this execution; the same call comes again under the same id. */
  readonly callbackId: string;
  readonly action: string;
  /** The parsed request, as JSON. */
  readonly request: string;
}

/**
 * Where a call stands.
 * - `working`: taken, outcome not known yet.
 * - `answered`: the outcome went out with the answer.
 * - `promised`: HubSpot was told to wait, outcome not known yet.
 * - `known`: HubSpot waits, and the outcome is there to be told.
 * - `told`: the outcome was told by callback.
 * - `dead`: HubSpot would not hear of it; kept for an admin to see.
 */
export type CallState = 'working' | 'answered' | 'promised' | 'known' | 'told' | 'dead';

export interface KnownCall extends KeptCall {
  readonly state: CallState;
  /** As JSON; null while it is not known. */
  readonly outcome: string | null;
}

export interface ClaimedCall extends KnownCall {
  readonly attempts: number;
  readonly takenAt: Instant;
  readonly leaseToken: string;
}

/** A call whose outcome was given up on. */
export interface DeadCall extends KeptCall {
  readonly attempts: number;
  readonly error: string;
  readonly parkedAt: Instant;
}

export interface CallDepth {
  /** Promised outcomes that HubSpot has not been told yet. */
  readonly waiting: number;
  readonly dead: number;
  /** When the call came in that waits the longest for its outcome to be told; null: none waits. */
  readonly owedSince: Instant | null;
}

/** Calls of workflow actions that write, or that take longer than HubSpot waits: on disk before the answer. */
export interface ActionCallbacks {
  /** Keeps the call unless it is known; answers what is known of it then, null where it is new. */
  take(call: KeptCall, now: Instant): Promise<KnownCall | null>;
  /**
   * HubSpot is about to be told to wait; from now on, losing this process leads to another try, some time after
   * the work should long have ended. Where the outcome is known already, it is due to be told at once.
   */
  promise(call: KeptCall, now: Instant): Promise<void>;
  /**
   * The outcome: `answered` where HubSpot still waits for the answer, `known` where it was told to wait. The
   * first outcome of a call is the one that is kept.
   */
  conclude(callbackId: string, outcome: string, now: Instant): Promise<'answered' | 'known'>;
  /** The call came to nothing and may come again as if it were new; one that is not `working` any more stays. */
  forget(callbackId: string): Promise<void>;
  /** `promised` and `known` calls that are due and nobody holds. */
  claim(request: {
    readonly limit: number;
    readonly now: Instant;
    readonly leaseMs: number;
  }): Promise<readonly ClaimedCall[]>;
  told(call: ClaimedCall, now: Instant): Promise<void>;
  retry(call: ClaimedCall, at: Instant, error: string): Promise<void>;
  park(call: ClaimedCall, error: string, now: Instant): Promise<void>;
  depth(): Promise<CallDepth>;
  nextDueAt(): Promise<Instant | null>;
  /** The `dead` ones, the latest first. */
  deadLetters(): Promise<readonly DeadCall[]>;
  /** Puts a dead call back, due now, its failed tries forgotten. False: there is none. */
  retryDeadLetter(callbackId: string, now: Instant): Promise<boolean>;
  /** Forgets a dead call; HubSpot is told nothing of it any more. False: there is none. */
  dropDeadLetter(callbackId: string): Promise<boolean>;
  /** Forgets what was answered, told or left unfinished before this instant; HubSpot repeats nothing that old. */
  forgetBefore(instant: Instant): Promise<void>;
}
