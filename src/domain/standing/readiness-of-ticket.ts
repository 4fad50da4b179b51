import type { Instant, Snapshot } from '../model.ts';
import type { Rules } from '../rules.ts';
import { situationOf, type Situation } from '../situation.ts';
import { nameInTexts } from '../texts/document.ts';
import { adSetReadinessOf } from './ad-set-readiness.ts';
import type { AdSetReadiness } from './standing.ts';

/** How the ad set of one ticket stands. */
export interface TicketReadiness {
  /** As it was typed, trimmed; null: the ticket has none. */
  readonly folderName: string | null;
  /** null: the ticket is in no ad set. */
  readonly readiness: AdSetReadiness | null;
  /** One sentence: why the ad set is complete or not, or why the ticket is in none. */
  readonly reason: string;
}

/** `snapshot` is that of the ticket's project; a ticket that is not in it is in no ad set. */
export function readinessOfTicket(
  snapshot: Snapshot,
  rules: Rules,
  now: Instant,
  ticketId: string,
): TicketReadiness {
  const situation = situationOf(snapshot, rules, now);
  const typed = snapshot.tickets.find(({ id }) => id === ticketId)?.folderName?.trim() ?? '';
  const folderName = typed === '' ? null : nameInTexts(typed);
  const set = situation.adSetOf.get(ticketId);
  if (!set) return { folderName, readiness: null, reason: whyInNone(situation, ticketId) };
  const readiness = adSetReadinessOf(set);
  return { folderName, readiness, reason: readiness.reason };
}

function whyInNone(situation: Situation, ticketId: string): string {
  const ticket = situation.tickets.find(({ id }) => id === ticketId);
  if (ticket) {
    return ticket.countsIn === 0
      ? `Ticket "${ticket.subject}" was closed before the present cycle began, so it is in no ad set.`
      : `Ticket "${ticket.subject}" has no Deliverable Folder Name, so it is in no ad set.`;
  }
  const shared = situation.sharedTickets.find(({ id }) => id === ticketId);
  return shared
    ? `Ticket "${nameInTexts(shared.subject)}" is associated with ${shared.projectIds.length} creative projects, so it is in no ad set.`
    : 'The ticket does not belong to this creative project.';
}
