import { arrivalOf, isPendingApproval } from '../ad-sets.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { movedTicketsIn, type Situation } from '../situation.ts';

const handoff = '8 close';

/**
 * Optional automation: what waited in Pending Approval when the creatives went live is closed after the cycle.
 * It follows the close in a look of its own, so that a ticket HubSpot refuses to close never holds up the cycle;
 * a ticket that somebody reopens afterwards stays open.
 */
export function closeTickets(situation: Situation): Outcome {
  const { rules, project, tickets, cycle, cycleStartedAt } = situation;
  const followsClose =
    project.cycleStartedAt !== null && project.cycleStartedAt === project.lastImplementedAt;
  if (!rules.automations.closeTicketsWithCycle || !followsClose) return nothing;
  const waited = tickets.filter((ticket) => ticket.countsIn === cycle - 1 && isPendingApproval(ticket));
  const unread = movedTicketsIn(situation, waited);
  if (unread.length > 0) return { needs: [{ kind: 'moved tickets', ticketIds: unread }] };
  return {
    tickets: waited
      .filter((ticket) => arrivalOf(ticket) <= cycleStartedAt)
      .map((ticket) => ({
        ticketId: ticket.id,
        handoff,
        reason: 'The cycle is closed, and the settings close its tickets with it.',
        change: { stage: 'closed' },
      })),
  };
}
