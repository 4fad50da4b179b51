import type { KeptCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';
import { storable } from '../given-rows.ts';
import { readCall } from './read-call.ts';
import { insertCall } from './take-call.ts';

/** How long a promised call is left to the process that promised it, in ms: longer than any work takes. */
const reworkAfterMs = 60_000;

/**
 * HubSpot is about to be told to wait. Where the outcome became known a moment before, it is due to be told at
 * once; else another process takes the call up if nothing is heard of it.
 */
export async function promiseCall(database: Database, call: KeptCall, now: number): Promise<void> {
  await insertCall(database, call, now);
  await database.kysely
    .updateTable('action_call')
    .where('callback_id', '=', call.callbackId)
    .where('state', 'not in', ['promised', 'known'])
    .set((row) => {
      const isKnown = row('outcome', 'is not', null);
      return {
        state: row
          .case()
          .when(isKnown)
          .then('known' as const)
          .else('promised' as const)
          .end(),
        due_at: row
          .case()
          .when(isKnown)
          .then(now)
          .else(now + reworkAfterMs)
          .end(),
        attempts: 0,
        error: null,
        changed_at: now,
      };
    })
    .execute();
}

/**
 * Keeps the outcome of a call, the first one only, and answers where it has to go. A call that is not kept any
 * more has nobody waiting for a callback.
 */
export async function concludeCall(
  database: Database,
  callbackId: string,
  outcome: string,
  now: number,
): Promise<'answered' | 'known'> {
  const concluded = await database.kysely
    .updateTable('action_call')
    .where('callback_id', '=', callbackId)
    .where('state', 'in', ['working', 'promised'])
    .set((row) => ({
      state: row
        .case()
        .when('state', '=', 'promised')
        .then('known' as const)
        .else('answered' as const)
        .end(),
      outcome: storable(outcome),
      due_at: now,
      changed_at: now,
    }))
    .returning('state')
    .executeTakeFirst();
  const state = concluded?.state ?? (await readCall(database, callbackId))?.state ?? 'answered';
  return state === 'answered' ? 'answered' : 'known';
}
