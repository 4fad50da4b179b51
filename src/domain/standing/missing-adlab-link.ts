import { isPendingApproval } from '../ad-sets.ts';
import { adLabLinkOf } from '../adlab-link.ts';
import { adLabLinkTaskKey, confirmLinkTaskSubject } from '../handoffs/adlab-link.ts';
import { openTasks, wasIssued, type Situation } from '../situation.ts';
import type { MissingThing } from './standing.ts';

/** From the first ticket in Pending Approval on, so that the link is there when the ad set is complete. */
export function missingAdLabLink(situation: Situation): readonly MissingThing[] {
  const isNear = situation.adSets.some(
    (set) => set.cycle === situation.cycle && set.tickets.some(isPendingApproval),
  );
  const { state } = adLabLinkOf(situation);
  if (!isNear || state === 'fresh') return [];
  const paste = 'Paste the link into Most Recent AdLab Link on the project';
  if (state === 'missing') {
    return [
      {
        what: 'adlab link',
        problem: 'The project has no AdLab link that could be shared with the client.',
        remedy: `${paste}.`,
        ticketId: null,
      },
    ];
  }
  const isAsked = wasIssued(situation, adLabLinkTaskKey(situation));
  const isConfirmed = isAsked && openTasks(situation, adLabLinkTaskKey(situation)).length === 0;
  if (isConfirmed) return [];
  return [
    {
      what: 'adlab link',
      problem: 'The AdLab link is still the one from before this cycle.',
      remedy: isAsked
        ? `${paste}, or complete the task ${confirmLinkTaskSubject} if the old one is right.`
        : `${paste}.`,
      ticketId: null,
    },
  ];
}
