import type { Ticket } from '../ticket-cycle.ts';
import type { Note, Part } from '../model.ts';
import type { Situation } from '../situation.ts';
import { link, paragraph, steps, type Block } from './document.ts';
import { projectLink, ticketLink } from './links.ts';
import { quoteNote } from './notes.ts';

export function revisionTaskSubject(ticket: Ticket, part: Part): string {
  return part === 'copy' ? `Revise Copy: ${ticket.subject}` : `Revise Graphics: ${ticket.subject}`;
}

export function revisionEmailSubject(ticket: Ticket): string {
  return `Revision requested: ${ticket.subject}`;
}

export function revisionBlocks(
  situation: Situation,
  ticket: Ticket,
  parts: readonly Part[],
  newest: Note | null,
): readonly Block[] {
  const { project, snapshot } = situation;
  const adLabLink = project.adLabLink?.trim();
  return [
    paragraph(
      `The client wants changes to the ${parts.join(' and ')} of "${ticket.subject}" (creative refresh of "${project.name}").`,
    ),
    newest
      ? quoteNote(situation, newest)
      : paragraph('There is no note on the ticket; please look in AdLab for the feedback.'),
    ...(adLabLink ? [link('AdLab', adLabLink)] : []),
    steps(
      'Read the feedback and make the changes.',
      `Have your team lead check them, then set ${parts.map(fieldOf).join(' and ')} back to approved.`,
      'The ticket returns to Pending Approval when copy and graphics are both approved.',
    ),
    ticketLink(snapshot.account, ticket.id),
    projectLink(situation),
  ];
}

function fieldOf(part: Part): string {
  return part === 'copy' ? 'Copy Status' : 'Graphics Status';
}
