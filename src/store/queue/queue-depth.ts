import { sql } from 'kysely';
import type { Priority, QueueDepth } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';

/** Counts the queue at an instant. A claim whose lease has run out by then counts as waiting. */
export async function measureQueue({ kysely }: Database, now: number): Promise<QueueDepth> {
  return kysely
    .selectFrom('work_queue')
    .select((row) => {
      const parked = row('parked_at', 'is not', null);
      const claimed = row.and([row('parked_at', 'is', null), row('lease_until', '>', now)]);
      const waiting = row.and([
        row('parked_at', 'is', null),
        row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)]),
      ]);
      const due = row.and([waiting, row('due_at', '<=', now)]);
      return [
        row.fn.countAll<number>().filterWhere(waiting).as('waiting'),
        row.fn.countAll<number>().filterWhere(due).as('due'),
        row.fn.countAll<number>().filterWhere(claimed).as('claimed'),
        row.fn.countAll<number>().filterWhere(parked).as('parked'),
        row.fn.min<number | null>('due_at').filterWhere(due).as('oldestDueAt'),
        row.fn
          .min<number | null>('owed_since')
          .filterWhere(row.and([row('parked_at', 'is', null), row('owed_since', '<=', now)]))
          .as('owedSince'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/** When the next row can be claimed: at its due time, and not before the lease of whoever holds it runs out. */
export async function findNextDue({ kysely }: Database, only?: readonly Priority[]): Promise<number | null> {
  if (only?.length === 0) return null;
  const { next } = await kysely
    .selectFrom('work_queue')
    .where('parked_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('priority', 'in', only ?? []))
    .select(
      sql<number | null>`min(case when lease_until > due_at then lease_until else due_at end)`.as('next'),
    )
    .executeTakeFirstOrThrow();
  return next;
}
