import type { EmailTransport, OutgoingEmail, SendOutcome } from '../../../src/reconcile/ports/outbox.ts';

/** A mail server that accepts everything, until a test says otherwise for an address. */
export class FakeEmailTransport implements EmailTransport {
  readonly delivered: OutgoingEmail[] = [];
  /** Every try, by address. */
  readonly tries: string[] = [];
  readonly #answers = new Map<string, (() => Promise<SendOutcome>)[]>();

  /** The next try to this address ends as `answer` says. */
  next(address: string, answer: () => Promise<SendOutcome>): void {
    this.#answers.set(address, [...(this.#answers.get(address) ?? []), answer]);
  }
  async send(email: OutgoingEmail): Promise<SendOutcome> {
    this.tries.push(email.to);
    const answer = this.#answers.get(email.to)?.shift();
    const outcome = answer ? await answer() : { ok: true as const, providerId: `sent ${email.key}` };
    if (outcome.ok) this.delivered.push(email);
    return outcome;
  }
  verify(): Promise<void> {
    return Promise.resolve();
  }
  close(): void {
    this.#answers.clear();
  }
}
