import type { Situation } from '../situation.ts';
import { link, paragraph, steps, type Block } from './document.ts';
import { projectLink } from './links.ts';

/** The users' own words. */
export const implementTaskSubject = 'Implement New Creatives for Refresh';

export function implementEmailSubject({ project }: Situation): string {
  return `Approved, please implement: ${project.name}`;
}

export function implementBlocks(situation: Situation): readonly Block[] {
  const { project } = situation;
  const adLabLink = project.adLabLink?.trim();
  return [
    paragraph(
      `The client approved all creatives of "${project.name}". They go live as soon as you implement them.`,
    ),
    ...(adLabLink ? [link('AdLab', adLabLink)] : []),
    steps(
      'Take the finished deliverables from AdLab, or from the tickets on the creative project.',
      'Implement them in Meta as soon as possible.',
      `Mark your task ${implementTaskSubject} as complete: the status moves to Creatives Implemented and the next refresh date is set by itself.`,
    ),
    paragraph(
      'If you cannot complete the task, move Creative Refresh Status to Creatives Implemented by hand instead.',
    ),
    projectLink(situation),
  ];
}
