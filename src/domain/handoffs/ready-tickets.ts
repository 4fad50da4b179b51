import type { Ticket } from '../ticket-cycle.ts';
import { because, nothing, together, type Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';
import { areBothPartsApproved, isInWork } from '../ticket-states.ts';

const handoff = '4 tickets';

/**
 * Once copy and graphics of a ticket are both approved, the app moves it to Pending Approval, once per
 * revision round. A ticket that a person moved there counts the same, and one that a person pulls back
 * afterwards stays where that person put it.
 */
export function moveReadyTickets(situation: Situation): Outcome {
  return together(situation.tickets.map(moveIfReady));
}

function moveIfReady(ticket: Ticket): Outcome {
  if (ticket.revisionRequested.length > 0) return nothing;
  const hasBeenReady = ticket.readyRound === ticket.revisionRound;
  if (ticket.stage === 'pending_approval' && !hasBeenReady) {
    return {
      tickets: [
        {
          ticketId: ticket.id,
          handoff,
          reason: `Somebody moved ticket "${ticket.subject}" to Pending Approval; that counts for this round.`,
          change: {
            readyRound: ticket.revisionRound,
            ...(ticket.cycle === null && { cycle: ticket.countsIn }),
          },
        },
      ],
    };
  }
  if (!isInWork(ticket) || !areBothPartsApproved(ticket)) return nothing;
  if (hasBeenReady) {
    return because(
      `Ticket "${ticket.subject}" is approved but somebody pulled it back from Pending Approval; it stays until they move it again.`,
    );
  }
  const reason = `Copy and graphics of ticket "${ticket.subject}" are approved, so it moves to Pending Approval.`;
  return {
    tickets: [
      {
        ticketId: ticket.id,
        handoff,
        reason,
        change: { stage: 'pending_approval', readyRound: ticket.revisionRound },
      },
    ],
    fired: [{ handoff, reason }],
    lookAgain: true,
  };
}
