import type { SendEmail } from '../../domain/decision.ts';
import type { Pass } from '../pass.ts';
import type { OutgoingEmail } from '../ports/outbox.ts';
import { priorities } from '../ports/work-queue.ts';
import { effectsOfKind, goingOn, type Work } from '../work.ts';

/**
 * Hands the emails of all works to the durable outbox. Whether and when they are delivered holds nothing up:
 * from here on an email counts as issued.
 */
export async function queueEmails(pass: Pass, works: readonly Work[]): Promise<void> {
  const emails = effectsOfKind(goingOn(works), 'send email').map(({ work, effect }) =>
    outgoing(effect, work.claim.priority === priorities.person),
  );
  if (emails.length === 0) return;
  await pass.outbox.enqueue(emails, pass.clock.now());
  pass.mailQueued();
}

function outgoing(effect: SendEmail, isUrgent: boolean): OutgoingEmail {
  const { key, handoff, to, subject, text, html, projectId, ticketId, reason } = effect;
  return { key, handoff, to, subject, text, html, projectId, ticketId, reason, isUrgent };
}
