import type { CreatedTask, KnownTask, TaskIntent } from '../../reconcile/ports/ledger.ts';
import type { Database } from '../database.ts';
import { anyOf, givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

type TaskRow = Tables['issued_task'];

const columns = {
  key: 'text',
  handoff: 'text',
  project_id: 'text',
  ticket_id: 'text',
  due_at: 'bigint',
  reason: 'text',
  state: 'text',
  task_id: 'text',
  begun_at: 'bigint',
  changed_at: 'bigint',
} as const;

const names = [
  'key',
  'handoff',
  'project_id',
  'ticket_id',
  'due_at',
  'reason',
  'state',
  'task_id',
  'begun_at',
  'changed_at',
] as const;

/**
 * Writes intents down; answers the keys that had no row and may be carried out now. A superseded intent may
 * begin again: its project was deleted and is back, and whoever restores one looks for its tasks in HubSpot
 * first (see `adoptTasks`), so an intent still superseded by then was never carried out.
 */
export async function beginTasks(
  database: Database,
  intents: readonly TaskIntent[],
  now: number,
): Promise<readonly string[]> {
  if (intents.length === 0) return [];
  const rows = intents.map((intent) => intentRow(intent, now));
  const begun = await insertTasks(database, rows)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          state: 'intent',
          due_at: row.ref('excluded.due_at'),
          reason: row.ref('excluded.reason'),
          begun_at: now,
          changed_at: now,
        }))
        .where('issued_task.state', '=', 'superseded'),
    )
    .returning('issued_task.key')
    .execute();
  const keys = new Set(begun.map((row) => row.key));
  return [...new Set(intents.map((intent) => intent.key))].filter((key) => keys.has(key));
}

/**
 * Begins again what is not known, or is known under another task than the one that was created: from then on it is
 * looked up. Answers the keys.
 */
export async function contestTasks(
  database: Database,
  created: readonly CreatedTask[],
  now: number,
): Promise<readonly string[]> {
  if (created.length === 0) return [];
  const taskIds = created.flatMap(({ taskId }) => taskId ?? []);
  const contested = await insertTasks(
    database,
    created.map((each) => intentRow(each, now)),
  )
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ state: 'intent', task_id: null, changed_at: now })
        .where((row) =>
          row.or([
            row('issued_task.task_id', 'is', null),
            row('issued_task.task_id', 'not in', anyOf(database.dialect, taskIds)),
          ]),
        ),
    )
    .returning('issued_task.key')
    .execute();
  return contested.map(({ key }) => key);
}

/** Takes over tasks found in HubSpot. Rows that know their task already are left as they are. */
export async function adoptTasks(
  database: Database,
  tasks: readonly KnownTask[],
  now: number,
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map((task): TaskRow => ({
    key: task.key,
    handoff: null,
    project_id: task.projectId,
    ticket_id: task.ticketId,
    due_at: task.dueAt,
    reason: null,
    state: task.state,
    task_id: task.taskId,
    begun_at: now,
    changed_at: now,
  }));
  await insertTasks(database, rows)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          state: row.ref('excluded.state'),
          task_id: row.ref('excluded.task_id'),
          due_at: row.fn.coalesce('excluded.due_at', 'issued_task.due_at'),
          changed_at: now,
        }))
        .where('issued_task.task_id', 'is', null),
    )
    .execute();
}

function intentRow(intent: TaskIntent, now: number): TaskRow {
  return {
    key: intent.key,
    handoff: intent.handoff,
    project_id: intent.projectId,
    ticket_id: intent.ticketId,
    due_at: intent.dueAt,
    reason: intent.reason,
    state: 'intent',
    task_id: null,
    begun_at: now,
    changed_at: now,
  };
}

function insertTasks({ kysely, dialect }: Database, rows: readonly TaskRow[]) {
  return kysely
    .insertInto('issued_task')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<TaskRow>(dialect, columns, firstByKey(rows)))
        .select(names)
        .where(from.lit(true))
        // The same order in every instance, so that two of them never wait for each other.
        .orderBy('key'),
    );
}

/** One statement may not touch a row twice. */
function firstByKey(rows: readonly TaskRow[]): TaskRow[] {
  const byKey = new Map<string, TaskRow>();
  for (const row of rows) if (!byKey.has(row.key)) byKey.set(row.key, row);
  return [...byKey.values()];
}
