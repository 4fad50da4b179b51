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

/** The cycle a ticket counts in: the one it was queued in, else the present one. */
export function cycleOfTicket(ticket: OwnTicket, present: PresentCycle): number {
  if (ticket.cycle === null) return cycleOfUnqueued(ticket, present);
  return isFromAnotherProject(ticket, present) ? present.cycle : ticket.cycle;
}

function cycleOfUnqueued(ticket: OwnTicket, { project, cycle, cycleStartedAt }: PresentCycle): number {
  if (ticket.stage === 'closed') return ticket.createdAt < cycleStartedAt ? 0 : cycle;
  const wasThereBeforeTheNo =
    project.status === 'no_refresh_requested' &&
    project.declinedAt !== null &&
    ticket.createdAt < project.declinedAt;
  return wasThereBeforeTheNo ? cycle - 1 : cycle;
}

/**
 * A ticket that somebody moved here brings along the cycle number of the project it was queued in, which says
 * nothing here: it is higher than any of ours, or lower although the ticket was queued in our present cycle.
 */
function isFromAnotherProject(ticket: OwnTicket, { project, cycle }: PresentCycle): boolean {
  const isQueuedSince = project.cycleStartedAt !== null && (ticket.queuedAt ?? 0) > project.cycleStartedAt;
  return (ticket.cycle ?? 0) > cycle || isQueuedSince;
}
