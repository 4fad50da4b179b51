import type { Ticket } from './ticket-cycle.ts';
import type { PartStatus } from './model.ts';

/** The creative team has it in its hands. */
export function isInWork(ticket: Pick<Ticket, 'stage'>): boolean {
  return ticket.stage === 'new' || ticket.stage === 'in_progress';
}

/** Nothing is left to do for this part. */
export function isApproved(status: PartStatus): boolean {
  return status === 'approved' || status === 'not_required';
}

export function areBothPartsApproved(ticket: Pick<Ticket, 'copy' | 'graphics'>): boolean {
  return isApproved(ticket.copy) && isApproved(ticket.graphics);
}

/** The client asked for changes and the ticket is not back in Pending Approval. */
export function isInRevision(ticket: Ticket): boolean {
  if (ticket.stage === 'closed') return false;
  if (ticket.revisionRequested.length > 0) return true;
  return ticket.revisionRound > 0 && ticket.stage !== 'pending_approval';
}
