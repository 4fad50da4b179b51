import { inWords, todayIn } from '../calendar.ts';
import { dateAfterDecline } from '../cadence.ts';
import type { CalendarDate, Instant } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import type { Ticket } from '../ticket-cycle.ts';
import type { Situation } from '../situation.ts';

const handoff = '2a declined';

/**
 * The client changed their mind: a person took the status off No Refresh Requested before the next kickoff. If
 * the date is still the one the app wrote, the old one comes back, and tickets that were in work are taken into
 * the present cycle, with new tasks. The tickets come first, in a write of their own: once the project has
 * forgotten the decline, nothing would tell that they still have to be. Answers null where no decline is undone.
 */
export function declineUndone(situation: Situation): Outcome | null {
  const { project } = situation;
  if (project.status === 'no_refresh_requested' || project.declinedAt === null) return null;
  const laidAside = situation.tickets.filter((ticket) => isLaidAside(situation, ticket));
  return laidAside.length > 0
    ? takeUpAgain(situation, laidAside)
    : forgetDecline(situation, project.declinedAt);
}

function takeUpAgain(situation: Situation, laidAside: readonly Ticket[]): Outcome {
  return {
    tickets: laidAside.map((ticket) => ({
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
    lookAgain: true,
  };
}

function forgetDecline(situation: Situation, declinedAt: Instant): Outcome {
  const oldDate = situation.project.dateBeforeDecline;
  const isAsWritten = isDateAsWritten(situation, declinedAt);
  const change = isAsWritten
    ? `the client changed their mind, so the refresh date ${oldDate === null ? 'is empty again' : `goes back to ${inWords(oldDate)}`}`
    : 'the refresh date stays as somebody set it';
  const reason = `The status left No Refresh Requested: ${change}.`;
  return {
    project: {
      handoff,
      reason,
      change: {
        declinedAt: null,
        dateBeforeDecline: null,
        ...(isAsWritten && { refreshDate: oldDate }),
      },
    },
    fired: [{ handoff, reason }],
    stamps: true,
    lookAgain: true,
  };
}

/** The refresh date once a decline of that instant is undone: the old one, unless somebody has set another since. */
export function dateOnceUndone(situation: Situation, declinedAt: Instant): CalendarDate | null {
  const { refreshDate, dateBeforeDecline } = situation.project;
  return isDateAsWritten(situation, declinedAt) ? dateBeforeDecline : refreshDate;
}

function isDateAsWritten(situation: Situation, declinedAt: Instant): boolean {
  const { project, cadence, rules, snapshot } = situation;
  const declinedOn = todayIn(snapshot.account.timeZone, declinedAt);
  return project.refreshDate === dateAfterDecline(project.dateBeforeDecline, declinedOn, cadence, rules);
}

/** In work or waiting when the client said no. */
function isLaidAside(situation: Situation, ticket: Ticket): boolean {
  return ticket.countsIn === situation.cycle - 1 && ticket.stage !== 'closed';
}
