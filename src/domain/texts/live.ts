import { inWords } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import type { Situation } from '../situation.ts';
import { paragraph, steps, type Block } from './document.ts';
import { projectLink } from './links.ts';

export function liveEmailSubject({ project }: Situation): string {
  return `New creatives are live: ${project.name}`;
}

export function liveBlocks(situation: Situation, nextDate: CalendarDate): readonly Block[] {
  const { project, cadence } = situation;
  return [
    paragraph(`The SAS has implemented the new creatives of "${project.name}".`),
    steps('Reach out to the client and confirm that the new creatives are up and running.'),
    paragraph(
      `Nothing needs to be changed in HubSpot: the status is reset and the next refresh is set to ${inWords(nextDate)}, ${cadence.days} days from today.`,
    ),
    projectLink(situation),
  ];
}
