import type { Instant } from '../../domain/model.ts';

export type RecordKind = 'project' | 'ticket' | 'task';

/** Lower goes first: what a person just did in HubSpot overtakes bulk edits, and those overtake sweeps. */
export const priorities = { person: 0, bulk: 1, sweep: 2 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** A hint that this record may need attention. */
export interface Mark {
  readonly kind: RecordKind;
  readonly id: string;
  readonly priority: Priority;
  /** Not to be looked at before; a record marked already keeps the earlier of both. */
  readonly dueAt: Instant;
}

/** One row of the queue, held under a lease. */
export interface Claim {
  readonly kind: RecordKind;
  readonly id: string;
  readonly priority: Priority;
  /** Goes up with every mark; a record marked during its own reconciliation runs again. */
  readonly version: number;
  /** Failed tries so far. */
  readonly attempts: number;
  /** Names this holding; the row obeys no other while the lease lasts. */
  readonly leaseToken: string;
}

/** A record given up on after the configured number of tries; kept until somebody retries or drops it. */
export interface DeadLetter {
  readonly kind: RecordKind;
  readonly id: string;
  readonly attempts: number;
  readonly error: string;
  readonly parkedAt: Instant;
}

export interface QueueDepth {
  readonly waiting: number;
  /** Due and not claimed. */
  readonly due: number;
  readonly claimed: number;
  readonly parked: number;
  /** When the longest waiting due record became due; null: nothing is due. */
  readonly oldestDueAt: Instant | null;
  /**
   * Since when the record is owed its look that has waited for it the longest, whether it is due, in hand, or put
   * back after failed tries; null: none is owed any. Dead letters do not count.
   */
  readonly owedSince: Instant | null;
}

/** One row per record to look at. Every method is one transaction; when it resolves, it is on disk. */
export interface WorkQueue {
  /** A parked record that is marked again is tried again from the start. */
  mark(marks: readonly Mark[]): Promise<void>;
  /**
   * The due rows nobody holds (or whose lease has run out), by priority, then by due time; `only` those of these
   * priorities, unless left out.
   */
  claim(request: {
    readonly limit: number;
    readonly now: Instant;
    readonly leaseMs: number;
    readonly only?: readonly Priority[] | undefined;
  }): Promise<readonly Claim[]>;
  /** This one record, whether due or not; null: it is not in the queue, is parked, or somebody holds it. */
  claimRecord(request: {
    readonly kind: RecordKind;
    readonly id: string;
    readonly now: Instant;
    readonly leaseMs: number;
  }): Promise<Claim | null>;
  /** Pushes the lease's end to now + leaseMs; answers the claims that are still held. */
  renew(
    claims: readonly Claim[],
    request: { readonly now: Instant; readonly leaseMs: number },
  ): Promise<readonly Claim[]>;
  /**
   * Done: the row goes, unless it was marked meanwhile: then it is due again.
   * `lookAgainAt`: keeps a row due then. A claim whose lease was lost changes nothing.
   */
  finish(done: readonly { readonly claim: Claim; readonly lookAgainAt: Instant | null }[]): Promise<void>;
  /** Back into the queue, due at `at`, with one more failed try. */
  retry(
    failed: readonly { readonly claim: Claim; readonly at: Instant; readonly error: string }[],
  ): Promise<void>;
  /** Given up: a dead letter. */
  park(
    failed: readonly { readonly claim: Claim; readonly error: string; readonly now: Instant }[],
  ): Promise<void>;
  /** Gives claims back untouched: no failed try is counted. */
  release(claims: readonly Claim[]): Promise<void>;
  depth(now: Instant): Promise<QueueDepth>;
  /** When the next row (`only` of these priorities) becomes due that nobody holds; null: there is none. */
  nextDueAt(only?: readonly Priority[]): Promise<Instant | null>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** False: there is no such dead letter. */
  retryDeadLetter(kind: RecordKind, id: string, now: Instant): Promise<boolean>;
  dropDeadLetter(kind: RecordKind, id: string): Promise<boolean>;
}
