import type { Ticket } from './clones.ts';
import type { Instant } from './model.ts';

/** The tickets of one project and one cycle that share a Deliverable Folder Name. */
export interface AdSet {
  readonly cycle: number;
  /** The folder name as compared: trimmed, white space collapsed, case ignored. */
  readonly folderKey: string;
  /** The folder name as somebody typed it. */
  readonly folderName: string;
  readonly tickets: readonly Ticket[];
}

interface CycleAndTickets {
  readonly cycle: number;
  readonly cycleStartedAt: Instant;
  readonly tickets: readonly Ticket[];
}

/** Folder names that differ only in case or white space are the same folder. */
export function folderKeyOf(folderName: string): string {
  return folderName.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');
}

/** The ticket's folder key; null while it has none and so takes part in no ad set. */
export function folderOf(ticket: Pick<Ticket, 'folderName'>): string | null {
  const key = folderKeyOf(ticket.folderName ?? '');
  return key === '' ? null : key;
}

/**
 * The cycle a ticket counts in: the one it was queued in, else the present one. A closed ticket from before the
 * present cycle that was never queued belongs to the past (null).
 */
function cycleOfTicket(situation: CycleAndTickets, ticket: Ticket): number | null {
  if (ticket.cycle !== null) return ticket.cycle;
  const isFromThePast = ticket.stage === 'closed' && ticket.createdAt < situation.cycleStartedAt;
  return isFromThePast ? null : situation.cycle;
}

/** Every ad set of the project, of the present and of earlier cycles. */
export function adSetsOf(situation: CycleAndTickets): readonly AdSet[] {
  const sets = new Map<string, AdSet & { tickets: Ticket[] }>();
  for (const ticket of situation.tickets) {
    const folderKey = folderOf(ticket);
    const cycle = cycleOfTicket(situation, ticket);
    if (folderKey === null || cycle === null) continue;
    const id = `${cycle} ${folderKey}`;
    const known = sets.get(id);
    if (known) known.tickets.push(ticket);
    else sets.set(id, { cycle, folderKey, folderName: (ticket.folderName ?? '').trim(), tickets: [ticket] });
  }
  return [...sets.values()];
}

/** A ticket with an unanswered revision flag is not in Pending Approval, whatever its stage says. */
export function isPendingApproval(ticket: Ticket): boolean {
  return ticket.stage === 'pending_approval' && ticket.revisionRequested.length === 0;
}

export function isCompleteSet(set: AdSet): boolean {
  return set.tickets.every((ticket) => ticket.stage === 'closed' || isPendingApproval(ticket));
}

/** When the ticket last entered Pending Approval; its creation where the history does not tell. */
export function arrivalOf(ticket: Ticket): number {
  return ticket.enteredPendingApprovalAt ?? ticket.createdAt;
}

/** The tickets in Pending Approval that were not handed over since they last entered. */
export function notHandedOver(set: AdSet): readonly Ticket[] {
  return set.tickets.filter(
    (ticket) => isPendingApproval(ticket) && arrivalOf(ticket) > (ticket.reviewRequestedAt ?? -1),
  );
}
