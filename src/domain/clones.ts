import type { TicketChange } from './decision.ts';
import type { CreativeProject, DeliverableTicket, Instant, PartStatus } from './model.ts';

/**
 * HubSpot's "clone" copies our stamps along. A stamp older than its record's creation belongs to the original
 * and counts as empty, so that a clone starts fresh.
 */

/** A ticket whose stamps are its own. */
export interface OwnTicket extends DeliverableTicket {
  /** It carried stamps of the ticket it was cloned from. */
  readonly isClone: boolean;
  readonly revisionRound: number;
}

/** The project with only its own stamps. */
export function asFreshProject(project: CreativeProject): CreativeProject {
  const isForeign = (stamp: Instant | null) => stamp !== null && stamp < project.createdAt;
  const own = (stamp: Instant | null) => (isForeign(stamp) ? null : stamp);
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
    waitingOn: isForeign(project.waitingSince) ? null : project.waitingOn,
    waitingSince: own(project.waitingSince),
  };
}

/**
 * The ticket with only its own stamps. A clone's parts start over, whatever stage it was put into, and the
 * revision flags that came along were meant for the original.
 */
export function asFreshTicket(ticket: DeliverableTicket): OwnTicket {
  const isForeign = (stamp: Instant | null) => stamp !== null && stamp < ticket.createdAt;
  const isClone = isForeign(ticket.queuedAt) || isForeign(ticket.reviewRequestedAt);
  // What a ticket gains comes before what it has: the other way round V8 copies ten times more slowly.
  if (!isClone) return { isClone, ...ticket, revisionRound: ticket.revisionRound ?? 0 };
  return {
    isClone,
    ...ticket,
    ...emptyStamps,
    revisionRequested: [],
    copy: startOver(ticket.copy),
    graphics: startOver(ticket.graphics),
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
export function leaveCloneBehind(ticket: OwnTicket, cycle: number): TicketChange {
  if (!ticket.isClone) return {};
  return { ...emptyStamps, cycle, copy: ticket.copy, graphics: ticket.graphics, revisionRequested: [] };
}

function startOver(status: PartStatus): PartStatus {
  return status === 'not_required' ? 'not_required' : 'not_started';
}
