import type { DeadCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';

/** The calls given up on, the latest first. */
export async function listDeadCalls({ kysely }: Database): Promise<readonly DeadCall[]> {
  const rows = await kysely
    .selectFrom('action_call')
    .select(['callback_id as callbackId', 'action', 'request', 'attempts', 'error', 'changed_at as parkedAt'])
    .where('state', '=', 'dead')
    .orderBy('changed_at', 'desc')
    .orderBy('callback_id')
    .execute();
  return rows.map((row) => ({ ...row, error: row.error ?? '' }));
}

/** Puts a dead call back, due now, its failed tries forgotten: to be told, or worked first. False: there is none. */
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
        .when('outcome', 'is not', null)
        .then('known' as const)
        .else('promised' as const)
        .end(),
      attempts: 0,
      due_at: now,
      error: null,
      changed_at: now,
    }))
    .where('callback_id', '=', callbackId)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Forgets a dead call; nothing is told of it any more. False: there is none. */
export async function dropDeadCall({ kysely }: Database, callbackId: string): Promise<boolean> {
  const { numDeletedRows } = await kysely
    .deleteFrom('action_call')
    .where('callback_id', '=', callbackId)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
