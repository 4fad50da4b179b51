import type { WaitingHandoff } from '../../domain/stalls/waiting-handoff.ts';

/** What a project waits for in each handoff that can wait. */
export const waitsFor: Readonly<Record<WaitingHandoff, string>> = {
  '1 kickoff': 'Talk with the client',
  '2b requested': 'Refresh date for the request',
  '3 submission cue': 'Deliverable tickets',
  '4 tickets': 'Copy and graphics',
  '5 review': "The client's review",
  '6 revisions': 'Revisions',
  '7 approval': 'Implementation',
};

/** `handoff 1 kickoff`, so that its number is not taken for how many. */
export function handoffsInWords(handoffs: readonly string[]): string {
  return handoffs.map((handoff) => `handoff ${handoff}`).join(', ');
}
