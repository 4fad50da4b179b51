import type { KnownCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';

/** What is known of a call; null: nothing. */
export async function readCall({ kysely }: Database, callbackId: string): Promise<KnownCall | null> {
  const row = await kysely
    .selectFrom('action_call')
    .select(['callback_id as callbackId', 'action', 'request', 'state', 'outcome'])
    .where('callback_id', '=', callbackId)
    .executeTakeFirst();
  return row ?? null;
}
