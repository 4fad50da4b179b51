import type { TicketChange } from './decision.ts';
import type { CreativeProject, DeliverableTicket, Instant, PartStatus } from './model.ts';

/**
 * HubSpot's "clone" copies our stamps along. A stamp older than its record's creation belongs to the original
 * and counts as empty, so that a clone starts fresh.
 */

/** A ticket whose stamps are its own. */
export interface Ticket extends DeliverableTicket {
  /** It carried stamps of the ticket it was cloned from; its parts start over when it is queued. */
  readonly isClone: boolean;
  readonly revisionRound: number;
}

/** The project with only its own stamps. */
export function asFreshProject(project: CreativeProject): CreativeProject {
  const own = (stamp: Instant | null) => (stamp !== null && stamp >= project.createdAt ? stamp : null);
  const implementationCuedAt = own(project.implementationCuedAt);
  const declinedAt = own(project.declinedAt);
  return {
    ...project,
    cycleStartedAt: own(project.cycleStartedAt),
    kickoffSentAt: own(project.kickoffSentAt),
    submissionCuedAt: own(project.submissionCuedAt),
    reviewRequestedAt: own(project.reviewRequestedAt),
    implementationCuedAt,
    implementationTaskId: implementationCuedAt === null ? null : project.implementationTaskId,
    declinedAt,
    dateBeforeDecline: declinedAt === null ? null : project.dateBeforeDecline,
    lastImplementedAt: own(project.lastImplementedAt),
  };
}

/** The ticket with only its own stamps. A clone put straight into a later stage keeps its parts. */
export function asFreshTicket(ticket: DeliverableTicket): Ticket {
  const isForeign = (stamp: Instant | null) => stamp !== null && stamp < ticket.createdAt;
  const isClone = isForeign(ticket.queuedAt) || isForeign(ticket.reviewRequestedAt);
  if (!isClone) return { ...ticket, isClone, revisionRound: ticket.revisionRound ?? 0 };
  const isInWork = ticket.stage === 'new' || ticket.stage === 'in_progress';
  return {
    ...ticket,
    isClone,
    ...emptyStamps,
    copy: isInWork ? startOver(ticket.copy) : ticket.copy,
    graphics: isInWork ? startOver(ticket.graphics) : ticket.graphics,
  };
}

const emptyStamps = {
  cycle: null,
  queuedAt: null,
  readyRound: null,
  reviewRequestedAt: null,
  revisionRound: 0,
} as const;

/** What the first write of a cloned ticket takes off or resets, so that it is a clone no longer. */
export function leaveCloneBehind(ticket: Ticket, cycle: number): TicketChange {
  if (!ticket.isClone) return {};
  return { ...emptyStamps, cycle, copy: ticket.copy, graphics: ticket.graphics };
}

function startOver(status: PartStatus): PartStatus {
  return status === 'not_required' ? 'not_required' : 'not_started';
}
