import { stillOut, type AdSet } from '../ad-sets.ts';
import type { AdLabLink } from '../adlab-link.ts';
import type { Situation } from '../situation.ts';
import { link, paragraph, steps, type Block } from './document.ts';
import { projectLink } from './links.ts';

/** The users' own words. */
export const reviewTaskSubject = 'Share Deliverables with Client';

/** For an ad set that some tickets are still out of. */
export function whyIncomplete(set: AdSet): string {
  const out = stillOut(set).length;
  if (set.tickets.length === 1) {
    return `Ad set "${set.folderName}" is not complete: its one ticket is not in Pending Approval yet.`;
  }
  return `Ad set "${set.folderName}" is not complete: ${out} of its ${set.tickets.length} tickets ${out === 1 ? 'is' : 'are'} not in Pending Approval yet.`;
}

export function reviewEmailSubject({ project }: Situation, set: AdSet): string {
  return `Ready for client review: ${set.folderName} (${project.name})`;
}

export function reviewBlocks(situation: Situation, set: AdSet, adLabLink: AdLabLink): readonly Block[] {
  return [
    paragraph(
      `Ad set "${set.folderName}" of "${situation.project.name}" is complete: ${describe(set)} in Pending Approval.${lateness(situation, set)}`,
    ),
    ...adLabBlocks(adLabLink),
    steps(
      'Share the AdLab link with the client by email and ask for review and feedback.',
      'If they want changes: on each ticket concerned, tick copy, graphics or both in Revision Requested, and log their feedback as a note on the ticket.',
      'If they approve: move Creative Refresh Status to Creatives Completed and Approved.',
      'Mark your task as complete once the deliverables are with the client.',
    ),
    projectLink(situation),
  ];
}

export function setCompleteEmailSubject({ project }: Situation, set: AdSet): string {
  return `Ad set complete: ${set.folderName} (${project.name})`;
}

export function setCompleteBlocks(situation: Situation, set: AdSet): readonly Block[] {
  return [
    paragraph(
      `Ad set "${set.folderName}" of "${situation.project.name}" is complete: ${describe(set)} in Pending Approval. The account manager now shares it with the client.${lateness(situation, set)}`,
    ),
    paragraph('There is nothing for you to do yet: you hear again when the client has approved.'),
    projectLink(situation),
  ];
}

function describe(set: AdSet): string {
  return set.tickets.length === 1 ? 'its one ticket is' : `all ${set.tickets.length} tickets are`;
}

function lateness(situation: Situation, set: AdSet): string {
  return set.cycle < situation.cycle
    ? ` It belongs to cycle ${set.cycle}, which has ended; the status of the project stays as it is.`
    : '';
}

function adLabBlocks(adLabLink: AdLabLink): readonly Block[] {
  switch (adLabLink.state) {
    case 'fresh':
      return [link('AdLab', adLabLink.url)];
    case 'missing':
      return [
        paragraph(
          'There is no AdLab link on the project yet. The creative team has been asked to paste it; it will be added to your task.',
        ),
      ];
    case 'from an earlier cycle':
      return [
        link('AdLab (from before this cycle, please check)', adLabLink.url),
        paragraph('The creative team has been asked to confirm or replace it.'),
      ];
  }
}
