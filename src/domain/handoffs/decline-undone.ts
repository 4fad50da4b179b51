import { inWords, todayIn } from '../calendar.ts';
import { dateAfterDecline } from '../cadence.ts';
import type { Outcome } from '../outcome.ts';
import type { Ticket } from '../clones.ts';
import type { Situation } from '../situation.ts';

const handoff = '2a declined';

/**
 * The client changed their mind: a person took the status off No Refresh Requested before the next kickoff. If
 * the date is still the one the app wrote, the old one comes back, and tickets that were in work are taken into
 * the present cycle, with new tasks. Answers null where no decline is being undone.
 */
export function declineUndone(situation: Situation): Outcome | null {
  const { project } = situation;
  if (project.status === 'no_refresh_requested' || project.declinedAt === null) return null;
  const oldDate = isDateAsWritten(situation, project.declinedAt) ? project.dateBeforeDecline : null;
  const reason =
    oldDate === null
      ? 'The status left No Refresh Requested; the refresh date stays as somebody set it.'
      : `The status left No Refresh Requested: the client changed their mind, so the refresh date goes back to ${inWords(oldDate)}.`;
  return {
    project: {
      handoff,
      reason,
      change: {
        declinedAt: null,
        dateBeforeDecline: null,
        ...(oldDate !== null && { refreshDate: oldDate }),
      },
    },
    tickets: situation.tickets
      .filter((ticket) => isLaidAside(situation, ticket))
      .map((ticket) => ({
        ticketId: ticket.id,
        handoff,
        reason: 'The client wants the refresh after all, so the ticket is taken up again.',
        change: {
          cycle: situation.cycle,
          ...(ticket.stage !== 'pending_approval' && {
            queuedAt: null,
            revisionRound: ticket.revisionRound + 1,
          }),
        },
      })),
    fired: [{ handoff, reason }],
    stamps: true,
    lookAgain: true,
  };
}

function isDateAsWritten(situation: Situation, declinedAt: number): boolean {
  const { project, cadence, rules, snapshot } = situation;
  const declinedOn = todayIn(snapshot.account.timeZone, declinedAt);
  return project.refreshDate === dateAfterDecline(project.dateBeforeDecline, declinedOn, cadence, rules);
}

/** In work or waiting when the client said no. */
function isLaidAside(situation: Situation, ticket: Ticket): boolean {
  return ticket.cycle === situation.cycle - 1 && ticket.stage !== 'closed';
}
