import type { Database } from '../database.ts';
import { anyOf, givenRows } from '../given-rows.ts';

/**
 * Intents (superseded ones too: the task does exist) become open tasks with their id in HubSpot. Answers the keys of
 * those that were none before.
 */
export async function confirmTasks(
  { kysely, dialect }: Database,
  confirmed: readonly { readonly key: string; readonly taskId: string }[],
  now: number,
): Promise<readonly string[]> {
  if (confirmed.length === 0) return [];
  const rows = confirmed.map(({ key, taskId }) => ({ key, task_id: taskId }));
  const updated = await kysely
    .updateTable('issued_task')
    .from(givenRows<{ key: string; task_id: string }>(dialect, { key: 'text', task_id: 'text' }, rows))
    .whereRef('issued_task.key', '=', 'given.key')
    .where('issued_task.task_id', 'is', null)
    .set((row) => ({ state: 'open', task_id: row.ref('given.task_id'), changed_at: now }))
    .returning('issued_task.key')
    .execute();
  return updated.map(({ key }) => key);
}

/**
 * Intents that are known not to have been carried out go, as if they had never been begun; where `begunAt` is given,
 * only those that were begun then.
 */
export async function withdrawTasks(
  { kysely, dialect }: Database,
  keys: readonly string[],
  begunAt?: number,
): Promise<void> {
  if (keys.length === 0) return;
  await kysely
    .deleteFrom('issued_task')
    .where('key', 'in', anyOf(dialect, keys))
    .where('state', '=', 'intent')
    .$if(begunAt !== undefined, (query) => query.where('begun_at', '=', begunAt ?? 0))
    .execute();
}

export async function settleTasks(
  { kysely, dialect }: Database,
  taskIds: readonly string[],
  now: number,
): Promise<void> {
  if (taskIds.length === 0) return;
  await kysely
    .updateTable('issued_task')
    .set({ state: 'settled', changed_at: now })
    .where('task_id', 'in', anyOf(dialect, taskIds))
    .where('state', '=', 'open')
    .execute();
}

export async function rescheduleTasks(
  { kysely, dialect }: Database,
  changes: readonly { readonly taskId: string; readonly dueAt: number }[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ taskId, dueAt }) => ({ task_id: taskId, due_at: dueAt }));
  await kysely
    .updateTable('issued_task')
    .from(
      givenRows<{ task_id: string; due_at: number }>(dialect, { task_id: 'text', due_at: 'bigint' }, rows),
    )
    .whereRef('issued_task.task_id', '=', 'given.task_id')
    .set((row) => ({ due_at: row.ref('given.due_at'), changed_at: now }))
    .execute();
}

/** Intents of deleted projects end; tasks that do exist stay as they are. */
export async function supersedeTasks(
  { kysely, dialect }: Database,
  projectIds: readonly string[],
  now: number,
): Promise<void> {
  if (projectIds.length === 0) return;
  await kysely
    .updateTable('issued_task')
    .set({ state: 'superseded', changed_at: now })
    .where('project_id', 'in', anyOf(dialect, projectIds))
    .where('state', '=', 'intent')
    .execute();
}
