import { nameInTexts } from './texts/document.ts';
import type { Ticket } from './ticket-cycle.ts';

/** The tickets of one project and one cycle that share a Deliverable Folder Name. */
export interface AdSet {
  readonly cycle: number;
  /** The folder name as compared: trimmed, white space collapsed, case ignored. */
  readonly folderKey: string;
  /** The folder name as somebody typed it. */
  readonly folderName: string;
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

/** Every ad set of the project, of the present and of earlier cycles. */
export function adSetsOf(tickets: readonly Ticket[]): readonly AdSet[] {
  const sets = new Map<string, AdSet & { tickets: Ticket[] }>();
  for (const ticket of tickets) {
    const folderName = (ticket.folderName ?? '').trim();
    const folderKey = folderKeyOf(folderName);
    const cycle = ticket.countsIn;
    if (folderKey === '' || cycle === 0) continue;
    const id = `${cycle} ${folderKey}`;
    const known = sets.get(id);
    if (known) known.tickets.push(ticket);
    else sets.set(id, { cycle, folderKey, folderName: nameInTexts(folderName), tickets: [ticket] });
  }
  return [...sets.values()];
}

/** A ticket with an unanswered revision flag is not in Pending Approval, whatever its stage says. */
export function isPendingApproval(ticket: Ticket): boolean {
  return ticket.stage === 'pending_approval' && ticket.revisionRequested.length === 0;
}

/** In Pending Approval, or closed already. */
export function isIn(ticket: Ticket): boolean {
  return ticket.stage === 'closed' || isPendingApproval(ticket);
}

/** The tickets the ad set still waits for. */
export function stillOut(set: AdSet): readonly Ticket[] {
  return set.tickets.filter((ticket) => !isIn(ticket));
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
