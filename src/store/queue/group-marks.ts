import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Mark, WorkQueue } from '../../reconcile/ports/work-queue.ts';

interface Waiting {
  readonly marks: readonly Mark[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Marking for many who come at the same moment: whatever has arrived by now, or while the last group was being
 * written, goes to disk in one statement and one commit. Each caller is answered after that commit, and with its
 * failure where it fails. What a mark means does not change: a record marked by two of a group is marked once, as
 * early and as urgently as either asked.
 */
export function groupMarks(mark: WorkQueue['mark']): WorkQueue['mark'] {
  let waiting: Waiting[] = [];
  let isWriting = false;

  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      // Requests whose bytes are here already get their turn, and join the group.
      await turnOfTheLoop();
      const group = waiting;
      waiting = [];
      try {
        await mark(group.flatMap(({ marks }) => marks));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  };
  return (marks) =>
    new Promise((resolve, reject) => {
      waiting.push({ marks, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
