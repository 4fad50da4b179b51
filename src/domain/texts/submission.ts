import { inWords } from '../calendar.ts';
import type { CalendarDate, Note } from '../model.ts';
import type { Situation } from '../situation.ts';
import { paragraph, steps, type Block } from './document.ts';
import { projectLink } from './links.ts';
import { quoteNote } from './notes.ts';

export const submissionTaskSubject = 'Submit Deliverable Tickets for Creative Refresh';

export function submissionEmailSubject({ project }: Situation): string {
  return `Creative refresh ready for submission: ${project.name}`;
}

export function submissionBlocks(
  situation: Situation,
  date: CalendarDate,
  notes: readonly Note[],
): readonly Block[] {
  const { project, cycleStartedAt, rules } = situation;
  const ofThisCycle = notes.filter((note) => note.loggedAt >= cycleStartedAt).slice(0, 3);
  const { standardBusinessDays, extendedBusinessDays, extendedFromTickets } = rules.turnaround;
  return [
    paragraph(
      `The creative refresh of "${project.name}" (refresh date ${inWords(date)}) is ready for submission.`,
    ),
    ...(ofThisCycle.length === 0
      ? [
          paragraph(
            'No note with assets or requirements was logged on the project in this cycle. Please check with the account manager before you submit.',
          ),
        ]
      : ofThisCycle.map((note) => quoteNote(situation, note))),
    steps(
      'Open the creative project and read the notes the account manager logged.',
      'Add one deliverable ticket for each deliverable of the package, all with the same Deliverable Folder Name.',
      'Mark your task as complete.',
      'Move Creative Refresh Status to Deliverable Submitted.',
    ),
    paragraph(
      `Turnaround: ${standardBusinessDays} business days for an ad set of up to ${extendedFromTickets - 1} tickets, ${extendedBusinessDays} from ${extendedFromTickets} tickets on.`,
    ),
    projectLink(situation),
  ];
}
