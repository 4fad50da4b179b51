import type { OwnTicket } from './clones.ts';
import type { CreativeProject, Instant } from './model.ts';

/** A ticket whose stamps are its own, with the cycle it counts in. */
export interface Ticket extends OwnTicket {
  /** 0: none, it was closed before the present cycle without the app ever having had it. */
  readonly countsIn: number;
}

interface PresentCycle {
  readonly project: Pick<CreativeProject, 'status' | 'declinedAt' | 'cycleStartedAt'>;
  readonly cycle: number;
  readonly cycleStartedAt: Instant;
}

/**
 * The cycle a ticket counts in: the one it was queued in, else the present one. A ticket that somebody moved here
 * brings along the number of the project it was queued in, which says nothing here: it is higher than any of ours,
 * or the ticket was queued while our present cycle ran.
 */
export function cycleOfTicket(ticket: OwnTicket, present: PresentCycle): number {
  // No cycle has a number below 1: somebody's slip must not keep the ticket out of its ad set.
  if (ticket.cycle === null || ticket.cycle < 1) return cycleOfUnqueued(ticket, present);
  const isForeign = ticket.cycle > present.cycle || isQueuedInPresentCycle(ticket, present.project);
  return isForeign ? present.cycle : ticket.cycle;
}

function cycleOfUnqueued(ticket: OwnTicket, { project, cycle, cycleStartedAt }: PresentCycle): number {
  if (ticket.stage === 'closed') return ticket.createdAt < cycleStartedAt ? 0 : cycle;
  const wasThereBeforeTheNo =
    project.status === 'no_refresh_requested' &&
    project.declinedAt !== null &&
    ticket.createdAt < project.declinedAt;
  return wasThereBeforeTheNo ? cycle - 1 : cycle;
}

function isQueuedInPresentCycle(ticket: OwnTicket, { cycleStartedAt }: PresentCycle['project']): boolean {
  return cycleStartedAt !== null && ticket.queuedAt !== null && ticket.queuedAt > cycleStartedAt;
}
