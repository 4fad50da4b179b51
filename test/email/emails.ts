import type { OutgoingEmail } from '../../src/reconcile/ports/outbox.ts';

/** An email a decision asked for. */
export function anEmail(more: Partial<OutgoingEmail> = {}): OutgoingEmail {
  return {
    key: 'project-12.c1.kickoff.s3.email',
    handoff: '1 kickoff',
    to: 'ann.manager@example.com',
    subject: 'Müller & Söhne: time to ask about the refresh',
    text: 'The refresh is due.',
    html: '<p>The refresh is due.</p>',
    projectId: '12',
    ticketId: null,
    reason: 'The refresh date is 15 days away.',
    ...more,
  };
}
