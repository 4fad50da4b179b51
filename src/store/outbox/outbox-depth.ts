import { sql } from 'kysely';
import type { OutboxDepth } from '../../reconcile/ports/outbox.ts';
import type { Database } from '../database.ts';

/** Counts the outbox at an instant: no more is read than what waits and what is dead. */
export async function measureOutbox({ kysely }: Database, now: number): Promise<OutboxDepth> {
  return kysely
    .selectFrom('outbox_email')
    .where('state', 'in', ['waiting', 'dead'])
    .select((row) => {
      const waiting = row('state', '=', 'waiting');
      const due = row.and([waiting, row('due_at', '<=', now)]);
      return [
        row.fn.countAll<number>().filterWhere(waiting).as('waiting'),
        row.fn.countAll<number>().filterWhere('state', '=', 'dead').as('dead'),
        row.fn.min<number | null>('due_at').filterWhere(due).as('oldestDueAt'),
        row.fn.min<number | null>('enqueued_at').filterWhere(waiting).as('owedSince'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/** When the next email can be claimed: at its due time, and not before the lease of whoever holds it runs out. */
export async function findNextEmail({ kysely }: Database): Promise<number | null> {
  const { next } = await kysely
    .selectFrom('outbox_email')
    .where('state', '=', 'waiting')
    .select(
      sql<number | null>`min(case when lease_until > due_at then lease_until else due_at end)`.as('next'),
    )
    .executeTakeFirstOrThrow();
  return next;
}
