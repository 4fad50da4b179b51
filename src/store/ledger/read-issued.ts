import type { IssuedEffect } from '../../domain/model.ts';
import type { Database } from '../database.ts';
import { anyOf } from '../given-rows.ts';
import type { Owner } from './owned-by.ts';

interface OwnedEffect extends IssuedEffect {
  readonly owner: string | null;
}

/**
 * Tasks, then noted changes, then emails issued for these owners, by the owner's id; owners without any are left
 * out. A ticket's are told whichever project it was on at the time. What was superseded was not issued. An email
 * counts from the moment it is in the outbox.
 */
export async function readIssued(
  database: Database,
  owner: Owner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly IssuedEffect[]>> {
  const issued = new Map<string, IssuedEffect[]>();
  if (ids.length === 0) return issued;
  const effects = [
    ...(await readTasks(database, owner, ids)),
    ...(await readChanges(database, owner, ids)),
    ...(await readEmails(database, owner, ids)),
  ];
  for (const { owner: id, ...effect } of effects) {
    if (id === null) continue;
    const known = issued.get(id);
    if (known) known.push(effect);
    else issued.set(id, [effect]);
  }
  return issued;
}

async function readTasks(
  { kysely, dialect }: Database,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly OwnedEffect[]> {
  const rows = await kysely
    .selectFrom('issued_task')
    .select(['key', 'task_id', 'state', 'due_at', `${owner}_id as owner`])
    .where('state', '!=', 'superseded')
    .where(`${owner}_id`, 'in', anyOf(dialect, ids))
    .orderBy('begun_at')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    owner: row.owner,
    key: row.key,
    kind: 'task',
    taskId: row.task_id,
    state: row.state === 'settled' ? 'settled' : 'open',
    dueAt: row.due_at,
  }));
}

async function readEmails(
  { kysely, dialect }: Database,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly OwnedEffect[]> {
  const rows = await kysely
    .selectFrom('outbox_email')
    .select(['key', `${owner}_id as owner`])
    .where('state', '!=', 'superseded')
    .where(`${owner}_id`, 'in', anyOf(dialect, ids))
    .orderBy('enqueued_at')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    owner: row.owner,
    key: row.key,
    kind: 'email',
    taskId: null,
    state: 'settled',
    dueAt: null,
  }));
}

async function readChanges(
  { kysely, dialect }: Database,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly OwnedEffect[]> {
  const rows = await kysely
    .selectFrom('task_change')
    .select(['key', `${owner}_id as owner`])
    .where(`${owner}_id`, 'in', anyOf(dialect, ids))
    .orderBy('noted_at')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ ...row, kind: 'change', taskId: null, state: 'settled', dueAt: null }));
}
