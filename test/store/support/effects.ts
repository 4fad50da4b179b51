import type { TaskIntent } from '../../../src/reconcile/ports/ledger.ts';
import type { OutgoingEmail } from '../../../src/reconcile/ports/outbox.ts';

/** An intent for project `p`. */
export function intent(key: string, changes: Partial<TaskIntent> = {}): TaskIntent {
  return {
    key,
    handoff: '1 kickoff',
    projectId: 'p',
    ticketId: null,
    dueAt: 1_000,
    reason: 'It is time.',
    ...changes,
  };
}

/** An email about project `p`. */
export function email(key: string, changes: Partial<OutgoingEmail> = {}): OutgoingEmail {
  return {
    key,
    handoff: '1 kickoff',
    to: 'ada@example.com',
    subject: 'Time for a refresh',
    text: 'Please call the client.',
    html: '<p>Please call the client.</p>',
    projectId: 'p',
    ticketId: null,
    reason: 'It is time.',
    ...changes,
  };
}
