import { projectKey } from '../../domain/effect-keys.ts';
import { isSameCloseAgain } from '../../domain/handoffs/close.ts';
import { situationOf } from '../../domain/situation.ts';
import type { ActionSurroundings } from '../surroundings.ts';
import type { ClosingTask } from './find-closing-task.ts';

/** A close within the last day, since which nothing has fired. */
export interface RecentClose {
  /** Whether the task was one to implement the creatives of the cycle that was closed. */
  wasClosedBy(task: ClosingTask): boolean;
}

/**
 * Finds the close that a repeated or a late call is about. null: there is none.
 * @throws AccountError
 */
export async function findRecentClose(
  { look }: Pick<ActionSurroundings, 'look'>,
  projectId: string,
): Promise<RecentClose | null> {
  const looked = await look(projectId);
  if (looked === null) return null;
  const { snapshot, rules, now } = looked;
  const situation = situationOf(snapshot, rules, now);
  if (situation.project.status !== 'blank' || !isSameCloseAgain(situation)) return null;
  const approvals = `${projectKey({ id: projectId, cycle: situation.cycle - 1 }, 'approval')}.`;
  return {
    wasClosedBy: ({ id, ref }) => {
      const key = snapshot.issued.find(({ kind, taskId }) => kind === 'task' && taskId === id)?.key ?? ref;
      return key?.startsWith(approvals) ?? false;
    },
  };
}
