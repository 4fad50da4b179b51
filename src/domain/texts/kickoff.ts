import { inWords } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import type { Situation } from '../situation.ts';
import { paragraph, steps, type Block } from './document.ts';
import { projectLink } from './links.ts';

export const kickoffTaskSubject = 'Reach Out to Client About Creative Refresh';

export function kickoffEmailSubject({ project }: Situation): string {
  return `Creative refresh coming up: ${project.name}`;
}

export function kickoffBlocks(situation: Situation, date: CalendarDate): readonly Block[] {
  const { project, cadence, today } = situation;
  const when =
    date < today
      ? `was due on ${inWords(date)} and is overdue`
      : date === today
        ? `is due today, ${inWords(date)}`
        : `is due on ${inWords(date)}`;
  return [
    paragraph(
      `The creative refresh of "${project.name}" ${when}. The client is entitled to one every ${cadence.days} days; it is time to talk to them.`,
    ),
    steps(
      `Contact the client, remind them of their refresh every ${cadence.days} days, and ask whether they want it this time.`,
      'If they do, ask whether to work with existing assets or new ones, and log all assets and requirements as a note on the creative project: it is what the SAS works from.',
      'Then move Creative Refresh Status to Refresh Request Submitted.',
      'If they do not, move Creative Refresh Status to No Refresh Requested; the next date is set for you.',
      'Mark your task as complete.',
    ),
    projectLink(situation),
  ];
}
