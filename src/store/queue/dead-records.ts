import type { DeadLetter, RecordKind } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';

/** The records given up on, the latest first. */
export async function listDeadRecords({ kysely }: Database): Promise<readonly DeadLetter[]> {
  const rows = await kysely
    .selectFrom('work_queue')
    .select(['kind', 'id', 'attempts', 'error', 'parked_at'])
    .where('parked_at', 'is not', null)
    .$narrowType<{ parked_at: number }>()
    .orderBy('parked_at', 'desc')
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return rows.map(({ kind, id, attempts, error, parked_at }) => ({
    kind,
    id,
    attempts,
    error: error ?? '',
    parkedAt: parked_at,
  }));
}

/** Puts a dead letter back into the queue, due now, as if it had never failed. False: there is none. */
export async function reviveDeadRecord(
  { kysely }: Database,
  kind: RecordKind,
  id: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('work_queue')
    .set((row) => ({
      parked_at: null,
      error: null,
      attempts: 0,
      due_at: now,
      owed_since: now,
      version: row('version', '+', 1),
    }))
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('parked_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Removes a dead letter; the next mark or sweep brings the record in anew. False: there is none. */
export async function dropDeadRecord({ kysely }: Database, kind: RecordKind, id: string): Promise<boolean> {
  const { numDeletedRows } = await kysely
    .deleteFrom('work_queue')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('parked_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
