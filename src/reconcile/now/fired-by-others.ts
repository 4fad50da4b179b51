import type { FiredHandoff } from '../../domain/decision.ts';
import type { HandoffHistory, NotedHandoff } from '../ports/handoff-history.ts';

/** More than fires on one project while somebody waits. */
const mostNoted = 50;

/** What is in the history of a project so far, to tell later what came to it. */
export type Seen = ReadonlySet<string>;

export async function seenSoFar(history: HandoffHistory, projectId: string): Promise<Seen> {
  return new Set((await history.latest(projectId, mostNoted)).map(nameOf));
}

/** The handoffs noted since then by whichever server, the oldest first, without those in `own` words. */
export async function firedByOthers(
  history: HandoffHistory,
  projectId: string,
  { seen, own }: { readonly seen: Seen; readonly own: readonly FiredHandoff[] },
): Promise<readonly FiredHandoff[]> {
  const ownWords = new Set(own.map(wordsOf));
  return (await history.latest(projectId, mostNoted))
    .filter((noted) => !seen.has(nameOf(noted)) && !ownWords.has(wordsOf(noted)))
    .map(({ handoff, reason }) => ({ handoff, reason }))
    .reverse();
}

function nameOf({ cycle, sequence, mode, at, ...fired }: NotedHandoff): string {
  return JSON.stringify([cycle, sequence, mode, at, wordsOf(fired)]);
}

function wordsOf({ handoff, reason }: FiredHandoff): string {
  return `${handoff} ${reason}`;
}
