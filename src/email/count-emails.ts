import type { EmailTransport } from '../reconcile/ports/outbox.ts';

/** The same transport, telling `count` what became of every try. */
export function countEmails(
  transport: EmailTransport,
  count: (outcome: 'sent' | 'refused' | 'later') => void,
): EmailTransport {
  return {
    async send(email) {
      const outcome = await transport.send(email);
      count(outcome.ok ? 'sent' : outcome.because);
      return outcome;
    },
    verify: () => transport.verify(),
    close: () => transport.close(),
  };
}
