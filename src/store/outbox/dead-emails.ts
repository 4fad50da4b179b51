import type { DeadEmail } from '../../reconcile/ports/outbox.ts';
import type { Database } from '../database.ts';

/** The emails given up on, the latest first. */
export async function listDeadEmails({ kysely }: Database): Promise<readonly DeadEmail[]> {
  const rows = await kysely
    .selectFrom('outbox_email')
    .select(['key', 'recipient', 'subject', 'attempts', 'error', 'changed_at'])
    .where('state', '=', 'dead')
    .orderBy('changed_at', 'desc')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    to: row.recipient,
    subject: row.subject,
    attempts: row.attempts,
    error: row.error ?? '',
    parkedAt: row.changed_at,
  }));
}

/** Puts a dead letter back into the outbox, due now, its failed tries forgotten. False: there is none. */
export async function reviveDeadEmail({ kysely }: Database, key: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('outbox_email')
    .set({ state: 'waiting', attempts: 0, due_at: now, error: null, changed_at: now })
    .where('key', '=', key)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Takes a dead letter off the list. Its key stays known: it is never sent after all. False: there is none. */
export async function dropDeadEmail({ kysely }: Database, key: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('outbox_email')
    .set({ state: 'dropped', changed_at: now })
    .where('key', '=', key)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
