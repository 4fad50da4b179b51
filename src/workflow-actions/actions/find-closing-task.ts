import { ownerOfKey } from '../../domain/effect-keys.ts';
import { failed } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';

/** A task with which somebody says that the creatives are implemented. */
export interface ClosingTask {
  readonly id: string;
  readonly projectId: string;
  /** The effect key in its last line, if it carries one. */
  readonly ref: string | null;
}

const namesOfTasks = new Set(['TASK', 'TASKS', '0-27']);

/** Whether HubSpot says in any of its ways that the record is a task. */
export function isTask(objectType: string): boolean {
  return namesOfTasks.has(objectType.trim().toUpperCase());
}

/**
 * Leads a task to its project: by the ledger, else by its reference.
 * @throws AccountError
 */
export async function findClosingTask(
  { account, ledger }: Pick<ActionSurroundings, 'account' | 'ledger'>,
  id: string,
) {
  const task = (await account().readTasks([id])).get(id);
  if (!task) return failed('RECORD_NOT_FOUND', `There is no task ${id}.`);
  const { ref } = task;
  const known = (await ledger.ownersOfTasks([id])).get(id);
  const owner = known ?? (ref === null ? null : ownerOfKey(ref));
  const projectId = owner && 'projectId' in owner ? owner.projectId : null;
  if (projectId === null) {
    return failed('NOT_THE_IMPLEMENT_TASK', `Task ${id} is not an Implement task of a creative project.`);
  }
  return { ok: true, task: { id, projectId, ref } } as const;
}
