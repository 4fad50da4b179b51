import type { ClaimedCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';
import { storable } from '../given-rows.ts';

const letGo = { lease_token: null, lease_until: null };

/** HubSpot has heard the outcome. That is a fact, so it is recorded even where the lease was lost. */
export async function recordTold({ kysely }: Database, call: ClaimedCall, now: number): Promise<void> {
  await kysely
    .updateTable('action_call')
    .set({ ...letGo, state: 'told', error: null, changed_at: now })
    .where('callback_id', '=', call.callbackId)
    .execute();
}

/** The try failed: due again at `at`, with one more failed try. */
export async function recordRetry(
  database: Database,
  call: ClaimedCall,
  at: number,
  error: string,
  now: number,
): Promise<void> {
  await updateHeld(database, call)
    .set((row) => ({
      ...letGo,
      attempts: row('attempts', '+', 1),
      due_at: at,
      error: storable(error),
      changed_at: now,
    }))
    .execute();
}

/** Given up, with this last try counted. */
export async function recordDead(
  database: Database,
  call: ClaimedCall,
  error: string,
  now: number,
): Promise<void> {
  await updateHeld(database, call)
    .set((row) => ({
      ...letGo,
      state: 'dead',
      attempts: row('attempts', '+', 1),
      error: storable(error),
      changed_at: now,
    }))
    .execute();
}

function updateHeld({ kysely }: Database, call: ClaimedCall) {
  return kysely
    .updateTable('action_call')
    .where('callback_id', '=', call.callbackId)
    .where('lease_token', '=', call.leaseToken);
}
