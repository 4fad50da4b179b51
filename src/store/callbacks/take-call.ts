import type { KeptCall, KnownCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';
import { storable } from '../given-rows.ts';
import { readCall } from './read-call.ts';

/** Keeps a call that is new; answers what is known of one that is not, and null where it was new. */
export async function takeCall(database: Database, call: KeptCall, now: number): Promise<KnownCall | null> {
  for (;;) {
    if (await insertCall(database, call, now)) return null;
    const known = await readCall(database, call.callbackId);
    // Forgotten between the two statements: then it is new after all.
    if (known) return known;
  }
}

/** Puts a call in as `working`, unless there is one of that id; answers whether it did. */
export async function insertCall(
  { kysely }: Database,
  { callbackId, action, request }: KeptCall,
  now: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await kysely
    .insertInto('action_call')
    .values({
      callback_id: callbackId,
      action,
      request: storable(request),
      state: 'working',
      outcome: null,
      attempts: 0,
      taken_at: now,
      due_at: now,
      lease_token: null,
      lease_until: null,
      error: null,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('callback_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets a call that came to nothing. One that HubSpot was told to wait for, or was answered, stays. */
export async function forgetCall({ kysely }: Database, callbackId: string): Promise<void> {
  await kysely
    .deleteFrom('action_call')
    .where('callback_id', '=', callbackId)
    .where('state', '=', 'working')
    .execute();
}

/** Forgets what is over and has not changed since before `instant`; dead calls stay for an admin to see. */
export async function forgetOldCalls({ kysely }: Database, instant: number): Promise<void> {
  await kysely
    .deleteFrom('action_call')
    .where('state', 'in', ['working', 'answered', 'told'])
    .where('changed_at', '<', instant)
    .execute();
}
