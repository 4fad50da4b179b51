import type { CallState, DeadCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';

/** The calls given up on, the latest first. */
export async function listDeadCalls({ kysely }: Database): Promise<readonly DeadCall[]> {
  const rows = await kysely
    .selectFrom('action_call')
    .select(['callback_id as callbackId', 'action', 'attempts', 'error', 'changed_at as parkedAt'])
    .where('state', '=', 'dead')
    .orderBy('changed_at', 'desc')
    .orderBy('callback_id')
    .execute();
  return rows.map((row) => ({ ...row, error: row.error ?? '' }));
}

/** Due again now, its failed tries forgotten. False: there is no such dead letter. */
export async function reviveDeadCall(
  { kysely }: Database,
  callbackId: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('action_call')
    .set((row) => ({
      state: row
        .case()
        .when(row('outcome', 'is', null))
        .then<CallState>('promised')
        .else<CallState>('known')
        .end(),
      attempts: 0,
      error: null,
      due_at: now,
      changed_at: now,
    }))
    .where('callback_id', '=', callbackId)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Forgets a dead letter. False: there is none. */
export async function dropDeadCall({ kysely }: Database, callbackId: string): Promise<boolean> {
  const { numDeletedRows } = await kysely
    .deleteFrom('action_call')
    .where('callback_id', '=', callbackId)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
