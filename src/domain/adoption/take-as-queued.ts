import type { Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';

const handoff = '4 tickets';

/**
 * Tickets that were in Pending Approval before the app went live have been worked: should the client want changes,
 * they come back as a revision, and not as tickets the creative team never got.
 */
export function takeAsQueued({ tickets, now }: Situation): Outcome {
  const worked = tickets.filter(
    ({ stage, queuedAt, countsIn }) => stage === 'pending_approval' && queuedAt === null && countsIn > 0,
  );
  return {
    tickets: worked.map((ticket) => ({
      ticketId: ticket.id,
      handoff,
      reason: `Ticket "${ticket.subject}" has been worked already.`,
      change: { queuedAt: now, cycle: ticket.countsIn },
    })),
  };
}
