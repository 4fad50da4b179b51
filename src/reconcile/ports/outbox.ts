import type { Instant } from '../../domain/model.ts';

/** An email a decision asked for. */
export interface OutgoingEmail {
  /** Effect key: the same key is never queued twice. */
  readonly key: string;
  readonly handoff: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly projectId: string | null;
  readonly ticketId: string | null;
  readonly reason: string;
  /** A person waits for what follows from what they just did: goes ahead of all others. Default false. */
  readonly isUrgent?: boolean;
}

export interface ClaimedEmail extends OutgoingEmail {
  readonly attempts: number;
  readonly leaseToken: string;
  /** True: an earlier try may have gone out unrecorded (it was cut off between sending and recording). */
  readonly maybeSent: boolean;
}

export interface DeadEmail {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly attempts: number;
  readonly error: string;
  readonly parkedAt: Instant;
}

/** What became of an email so far. `superseded`: its project was deleted; `dropped`: an admin gave it up. */
export interface IssuedEmail {
  readonly key: string;
  readonly handoff: string;
  readonly to: string;
  readonly subject: string;
  readonly state: 'waiting' | 'sent' | 'dead' | 'superseded' | 'dropped';
  /** Failed tries so far. */
  readonly attempts: number;
  readonly error: string | null;
  readonly changedAt: Instant;
}

export interface OutboxDepth {
  readonly waiting: number;
  readonly dead: number;
  readonly oldestDueAt: Instant | null;
  /** When the email was put in that waits the longest, however often it was tried; null: none waits. */
  readonly owedSince: Instant | null;
}

/** Mail waits here, on disk, so that a slow mail server delays no task and no status. */
export interface Outbox {
  /** Keys already known are left as they are, sent or not. */
  enqueue(emails: readonly OutgoingEmail[], now: Instant): Promise<void>;
  claim(request: {
    readonly limit: number;
    readonly now: Instant;
    readonly leaseMs: number;
  }): Promise<readonly ClaimedEmail[]>;
  /** Pushes the lease's end to now + leaseMs where the email is still held under its token. */
  renew(email: ClaimedEmail, request: { readonly now: Instant; readonly leaseMs: number }): Promise<void>;
  sent(email: ClaimedEmail, providerId: string, now: Instant): Promise<void>;
  retry(email: ClaimedEmail, at: Instant, error: string): Promise<void>;
  park(email: ClaimedEmail, error: string, now: Instant): Promise<void>;
  release(emails: readonly ClaimedEmail[]): Promise<void>;
  depth(now: Instant): Promise<OutboxDepth>;
  nextDueAt(): Promise<Instant | null>;
  /** The latest emails about a project, the newest first. */
  ofProject(projectId: string, limit: number): Promise<readonly IssuedEmail[]>;
  deadLetters(): Promise<readonly DeadEmail[]>;
  retryDeadLetter(key: string, now: Instant): Promise<boolean>;
  dropDeadLetter(key: string): Promise<boolean>;
  /** Mail of a deleted project that has not gone out ends as superseded. */
  supersede(projectIds: readonly string[], now: Instant): Promise<void>;
}

/**
 * What became of one try to send.
 * `refused`: this email will never be accepted; `later`: try again.
 */
export type SendOutcome =
  | { readonly ok: true; readonly providerId: string }
  | { readonly ok: false; readonly because: 'refused' | 'later'; readonly message: string };

export interface EmailTransport {
  /** Does not throw; does not repeat. `key` makes a second try harmless as far as the transport can. */
  send(email: OutgoingEmail): Promise<SendOutcome>;
  /** Throws with a message for an admin where the transport cannot work at all. */
  verify(): Promise<void>;
  close(): void;
}
