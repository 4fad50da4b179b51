import { randomUUID } from 'node:crypto';

/** An email that HubSpot's single send delivered, as its receiver reads it. */
export interface SentEmail {
  readonly sendId: string | null;
  readonly emailId: number;
  readonly to: string;
  readonly from: string | null;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly contactProperties: Readonly<Record<string, string>>;
  readonly customProperties: Readonly<Record<string, unknown>>;
  /** Epoch ms, account time. */
  readonly sentAt: number;
}

export interface SendStatus {
  readonly statusId: string;
  readonly requestedAt: number;
  readonly sendResult: 'SENT' | 'IDEMPOTENT_IGNORE' | 'INVALID_TO_ADDRESS';
}

/** Everything that was ever sent. For each `sendId` at most one email arrives. */
export class Mailbox {
  readonly #emails: SentEmail[] = [];
  readonly #sendIds = new Set<string>();

  get emails(): readonly SentEmail[] {
    return this.#emails;
  }

  send(email: SentEmail): SendStatus {
    const status = { statusId: randomUUID(), requestedAt: email.sentAt };
    if (!/^[^\s@]+@[^\s@]+$/.test(email.to)) return { ...status, sendResult: 'INVALID_TO_ADDRESS' };
    if (email.sendId !== null && this.#sendIds.has(email.sendId)) {
      return { ...status, sendResult: 'IDEMPOTENT_IGNORE' };
    }
    if (email.sendId !== null) this.#sendIds.add(email.sendId);
    this.#emails.push(email);
    return { ...status, sendResult: 'SENT' };
  }
}
