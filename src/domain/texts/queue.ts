import { inWords } from '../calendar.ts';
import type { Ticket } from '../ticket-cycle.ts';
import type { CalendarDate, Part } from '../model.ts';
import type { Situation } from '../situation.ts';
import { isOrAre, nameInTexts, paragraph, steps, type Block } from './document.ts';
import { projectLink, ticketLink } from './links.ts';

export function queueTaskSubject(ticket: Ticket, part: Part): string {
  return part === 'copy' ? `Write Copy: ${ticket.subject}` : `Design Graphics: ${ticket.subject}`;
}

export function queueBlocks(
  situation: Situation,
  ticket: Ticket,
  part: Part,
  due: CalendarDate,
): readonly Block[] {
  const { project, snapshot } = situation;
  const folder = nameInTexts(ticket.folderName ?? '');
  return [
    paragraph(
      `"${ticket.subject}" was submitted for the creative refresh of "${project.name}"${folder ? ` (folder ${folder})` : ''}. The ${part} ${isOrAre(part)} due on ${inWords(due)}.`,
    ),
    part === 'copy'
      ? steps(
          'Read the notes on the creative project and on the ticket.',
          'Write the copy and log it on the ticket.',
          'Ask your team lead for QA and resolve the feedback.',
          'Set Copy Status to Copy Approved. When graphics are approved too, the ticket moves to Pending Approval by itself.',
        )
      : steps(
          'Read the notes on the creative project and on the ticket.',
          'Make the graphics and put them into AdLab.',
          'Ask your team lead for approval and resolve the feedback.',
          'Set Graphics Status to Graphics Approved. When copy is approved too, the ticket moves to Pending Approval by itself.',
          'Paste the AdLab link into Most Recent AdLab Link on the creative project.',
        ),
    ticketLink(snapshot.account, ticket.id),
    projectLink(situation),
  ];
}
