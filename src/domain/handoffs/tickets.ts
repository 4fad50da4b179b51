import { folderOf, type AdSet } from '../ad-sets.ts';
import { addBusinessDays, inWords } from '../calendar.ts';
import type { Ticket } from '../ticket-cycle.ts';
import { ticketKey } from '../effect-keys.ts';
import { partNames, type CalendarDate, type Part } from '../model.ts';
import { together, type Outcome } from '../outcome.ts';
import { makerOf } from '../people.ts';
import { wasDeclined, type Situation } from '../situation.ts';
import { dueOn, issueTask } from '../texts/issue.ts';
import { queueBlocks, queueTaskSubject } from '../texts/queue.ts';
import { isApproved, isInWork } from '../ticket-states.ts';
import { businessDaysOf } from '../turnaround.ts';

const handoff = '4 tickets';

/**
 * Handoff 4, SAS to creative team. The tickets are the handoff: each one in New or In Progress that has not
 * been queued gives a task to its copywriter and one to its designer, due by the ad set's turnaround. A part
 * that is not required, or approved already, needs nobody.
 */
export function queueTickets(situation: Situation): Outcome {
  const unqueued = situation.tickets.filter(
    (ticket) => isInWork(ticket) && ticket.queuedAt === null && !wasDeclined(situation, ticket.countsIn),
  );
  return together(
    unqueued.map((ticket) => queue(situation, ticket, situation.adSetOf.get(ticket.id) ?? null)),
  );
}

function queue(situation: Situation, ticket: Ticket, set: AdSet | null): Outcome {
  const businessDays = businessDaysOf(set, situation.rules);
  const due = addBusinessDays(situation.today, businessDays, situation.rules.holidays);
  const parts = partNames.filter((part) => !isApproved(ticket[part]) && !isRevisedNow(ticket, part));
  const reason = `Ticket "${ticket.subject}" is new, so the creative team gets it with ${businessDays} business days of turnaround (due ${inWords(due)}).`;
  const makers = parts.map((part) => makerOf(situation, ticket, part));
  return {
    tasks: parts.map((part) => queueTask(situation, ticket, part, due, reason)),
    tickets: [
      {
        ticketId: ticket.id,
        handoff,
        reason,
        change: { queuedAt: situation.now, cycle: situation.cycle },
      },
    ],
    fired: [{ handoff, reason }],
    warnings: [
      ...makers.flatMap((maker) => maker.warnings),
      ...(folderOf(ticket) === null
        ? [`Ticket "${ticket.subject}" has no Deliverable Folder Name, so it takes part in no ad set yet.`]
        : []),
    ],
  };
}

/** Its maker gets the task of the revision in the same decision. */
function isRevisedNow(ticket: Ticket, part: Part): boolean {
  return ticket.stage === 'in_progress' && ticket.revisionRequested.includes(part);
}

function queueTask(situation: Situation, ticket: Ticket, part: Part, due: CalendarDate, reason: string) {
  return issueTask(situation, {
    key: ticketKey(ticket.id, `round-${ticket.revisionRound}`, 'queue', part, 'task'),
    handoff,
    reason,
    to: makerOf(situation, ticket, part),
    subject: queueTaskSubject(ticket, part),
    blocks: queueBlocks(situation, ticket, part, due),
    dueAt: dueOn(situation, due),
    ticketId: ticket.id,
  });
}
