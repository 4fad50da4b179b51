import type { OwnTicket } from '../clones.ts';
import { nameInTexts } from '../texts/document.ts';
import type { TicketStanding } from './standing.ts';

export function ticketStanding(ticket: OwnTicket): TicketStanding {
  const { id, stage, copy, graphics, revisionRound, revisionRequested } = ticket;
  return {
    id,
    subject: nameInTexts(ticket.subject),
    stage,
    copy,
    graphics,
    revisionRound,
    revisionRequested,
  };
}
