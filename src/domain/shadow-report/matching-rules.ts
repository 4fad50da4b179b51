import { addDays, daysBetween, todayIn } from '../calendar.ts';
import { implementTaskSubject } from '../texts/implement.ts';
import { kickoffTaskSubject } from '../texts/kickoff.ts';
import { reviewTaskSubject } from '../texts/review.ts';
import { submissionTaskSubject } from '../texts/submission.ts';
import type { Deed } from './deeds.ts';
import { dueSince, leadDaysOf, type Occasion } from './occasion.ts';
import { isAlike } from './same-task.ts';
import { sameDateWithin, sameRoleWithin, type ComparedHandoff } from './windows.ts';

/**
 * When people did what the app would have done, and when they did otherwise. A deed that neither agrees nor differs
 * says nothing about the handoff. Emails leave no trace that could be read, so whoever handed over by email alone is
 * recognised by what the next one did then.
 */
interface MatchingRule {
  agrees(deed: Deed, occasion: Occasion): boolean;
  differs(deed: Deed, occasion: Occasion): boolean;
}

export const matchingRules: Readonly<Record<ComparedHandoff, MatchingRule>> = {
  '1 kickoff': {
    // The account manager got a task, or has the client's answer already.
    agrees: (deed, occasion) =>
      isTaskOf(deed, occasion) || movesStatusTo(deed, 'refresh_request_submitted', 'no_refresh_requested'),
    // The date was put off or emptied, or the work began without an answer of the client's.
    differs: (deed, occasion) =>
      isDateEmptied(deed) ||
      isDateMovedOutOfLead(deed, occasion) ||
      movesStatusTo(deed, 'deliverable_submitted', 'creatives_pending_approval', 'creatives_implemented'),
  },
  '2a declined': {
    // The date went to the next cycle, about where the app would have put it.
    agrees: isDateAsProposed,
    // It went somewhere else, or the "no" was taken back.
    differs: (deed, occasion) =>
      isDateElsewhere(deed, occasion) || (deed.kind === 'status' && deed.from === 'no_refresh_requested'),
  },
  '2b requested': {
    // The missing date was filled in.
    agrees: (deed, occasion) => isTaskOf(deed, occasion) || (deed.kind === 'date' && deed.to !== null),
    differs: (deed) => movesStatusTo(deed, 'blank', 'no_refresh_requested'),
  },
  '3 submission cue': {
    // The SAS got a task, or is at work: tickets come in, or are said to be in.
    agrees: (deed, occasion) =>
      isTaskOf(deed, occasion) ||
      deed.kind === 'ticket' ||
      movesStatusTo(deed, 'deliverable_submitted', 'creatives_pending_approval'),
    // The date was put off, or the request taken back.
    differs: (deed, occasion) =>
      isDateEmptied(deed) ||
      isDateMovedToLater(deed, occasion) ||
      movesStatusTo(deed, 'blank', 'no_refresh_requested'),
  },
  '4 tickets': {
    // A new ticket: the creative team got tasks, or began. A finished one: somebody moved it on.
    agrees: (deed, occasion) =>
      occasion.particulars.stage === null
        ? isTaskOf(deed, occasion) || movesTicketTo(deed, occasion, 'in_progress', 'pending_approval')
        : movesTicketTo(deed, occasion, occasion.particulars.stage),
    differs: (deed, occasion) => movesTicketTo(deed, occasion, 'closed', 'other'),
  },
  '5 review': {
    // The account manager got a task, or the status tells that the client has the deliverables or approved them.
    agrees: (deed, occasion) =>
      isTaskOf(deed, occasion) ||
      movesStatusTo(deed, 'creatives_pending_approval', 'creatives_completed_and_approved'),
    // Somebody pulled a ticket of the ad set back, or ended the cycle without a review.
    differs: (deed, occasion) =>
      movesTicketTo(deed, occasion, 'new', 'in_progress') ||
      movesStatusTo(deed, 'no_refresh_requested', 'creatives_implemented'),
  },
  '6 revisions': {
    // The makers got a task, or the ticket went back to them (and perhaps came in again).
    agrees: (deed, occasion) =>
      isTaskOf(deed, occasion) ||
      movesTicketTo(deed, occasion, 'in_progress') ||
      (deed.at > occasion.note.at && movesTicketTo(deed, occasion, 'pending_approval')),
    // It was closed or approved as it was.
    differs: (deed, occasion) =>
      movesTicketTo(deed, occasion, 'closed', 'other') ||
      movesStatusTo(deed, 'creatives_completed_and_approved', 'creatives_implemented'),
  },
  '7 approval': {
    // The SAS got a task, or has implemented the creatives already.
    agrees: (deed, occasion) => isTaskOf(deed, occasion) || movesStatusTo(deed, 'creatives_implemented'),
    // The approval was taken back.
    differs: (deed) => deed.kind === 'status' && deed.from === 'creatives_completed_and_approved',
  },
  '8 close': {
    // The date went to the next cycle, about where the app would have put it.
    agrees: isDateAsProposed,
    // It went somewhere else, or the creatives were not implemented after all.
    differs: (deed, occasion) =>
      isDateElsewhere(deed, occasion) ||
      (deed.kind === 'status' && deed.from === 'creatives_implemented' && deed.to !== 'blank'),
  },
};

/** The tasks of the process that belong to a project alone, by the handoff they come with. */
export const projectTaskSubjects = {
  '1 kickoff': kickoffTaskSubject,
  '3 submission cue': submissionTaskSubject,
  '5 review': reviewTaskSubject,
  '7 approval': implementTaskSubject,
} as const satisfies Partial<Record<ComparedHandoff, string>>;

/** A task like one of those the app would have created, or close to it one for the same person. */
function isTaskOf(deed: Deed, { particulars, note, ...rest }: Occasion): boolean {
  if (deed.kind !== 'task') return false;
  const { task } = deed;
  const isClose =
    deed.at >= dueSince({ particulars, note, ...rest }) - sameRoleWithin &&
    deed.at <= note.at + sameRoleWithin;
  return particulars.tasks.some(({ subject, ownerId, ticketId }) => {
    const isOnSameRecord =
      ticketId === null ? task.ticketIds.length === 0 : task.ticketIds.includes(ticketId);
    if (isAlike(subject, task.subject)) return isOnSameRecord || ticketId === null;
    return (
      isOnSameRecord &&
      isClose &&
      ownerId !== null &&
      task.ownerId === ownerId &&
      !isOfAnotherHandoff(task.subject, subject)
    );
  });
}

function isOfAnotherHandoff(subject: string, own: string): boolean {
  return Object.values(projectTaskSubjects).some((other) => other !== own && isAlike(other, subject));
}

function movesStatusTo(deed: Deed, ...statuses: readonly Extract<Deed, { kind: 'status' }>['to'][]): boolean {
  return deed.kind === 'status' && statuses.includes(deed.to);
}

function movesTicketTo(
  deed: Deed,
  { particulars }: Occasion,
  ...stages: readonly Extract<Deed, { kind: 'stage' }>['to'][]
): boolean {
  return deed.kind === 'stage' && particulars.ticketIds.includes(deed.ticketId) && stages.includes(deed.to);
}

function isDateAsProposed(deed: Deed, { particulars: { nextDate } }: Occasion): boolean {
  if (deed.kind !== 'date' || deed.to === null || nextDate === null) return false;
  return Math.abs(daysBetween(nextDate, deed.to)) <= sameDateWithin;
}

function isDateElsewhere(deed: Deed, occasion: Occasion): boolean {
  return deed.kind === 'date' && !isDateAsProposed(deed, occasion);
}

function isDateEmptied(deed: Deed): boolean {
  return deed.kind === 'date' && deed.to === null;
}

function isDateMovedOutOfLead(deed: Deed, occasion: Occasion): boolean {
  if (deed.kind !== 'date' || deed.to === null) return false;
  return addDays(deed.to, -leadDaysOf(occasion.past, occasion)) > todayIn(occasion.timeZone, deed.at);
}

function isDateMovedToLater(deed: Deed, { timeZone }: Occasion): boolean {
  return deed.kind === 'date' && deed.to !== null && deed.to > todayIn(timeZone, deed.at);
}
