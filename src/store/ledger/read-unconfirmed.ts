import type { TaskIntent } from '../../reconcile/ports/ledger.ts';
import type { Database } from '../database.ts';
import { ownedBy } from './owned-by.ts';
import type { Owner } from './owned-by.ts';

/** Intents without a known outcome, the oldest first. */
export async function readUnconfirmed(
  { kysely, dialect }: Database,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly TaskIntent[]> {
  if (ids.length === 0) return [];
  const rows = await kysely
    .selectFrom('issued_task')
    .select(['key', 'handoff', 'project_id', 'ticket_id', 'due_at', 'reason'])
    .where('state', '=', 'intent')
    .where(ownedBy(dialect, owner, ids))
    // An intent always has these; only adopted tasks, which never are intents, may lack them.
    .$narrowType<{ handoff: string; due_at: number; reason: string }>()
    .orderBy('begun_at')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    handoff: row.handoff,
    projectId: row.project_id,
    ticketId: row.ticket_id,
    dueAt: row.due_at,
    reason: row.reason,
  }));
}
