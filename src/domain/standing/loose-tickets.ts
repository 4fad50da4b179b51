import { folderOf } from '../ad-sets.ts';
import { asFreshTicket, type OwnTicket } from '../clones.ts';
import type { Situation } from '../situation.ts';

/** Tickets that could be in an ad set and are in none. What is closed is nobody's trouble any more. */
export function looseTicketsOf(situation: Situation): readonly OwnTicket[] {
  return [...withoutFolder(situation), ...sharedWithOthers(situation)];
}

export function withoutFolder({ tickets }: Situation): readonly OwnTicket[] {
  return tickets.filter((ticket) => ticket.stage !== 'closed' && folderOf(ticket) === null);
}

export function sharedWithOthers({ sharedTickets }: Situation): readonly OwnTicket[] {
  return sharedTickets.filter(({ stage }) => stage !== 'closed').map(asFreshTicket);
}
