import type { NotedChange } from '../../reconcile/ports/ledger.ts';
import type { Database } from '../database.ts';
import { givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

const columns = { key: 'text', project_id: 'text', ticket_id: 'text', noted_at: 'bigint' } as const;
const names = ['key', 'project_id', 'ticket_id', 'noted_at'] as const;

/** Notes changes to our tasks as done with; one that is noted already stays as it is. */
export async function noteChanges(
  { kysely, dialect }: Database,
  changes: readonly NotedChange[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ key, projectId, ticketId }) => ({
    key,
    project_id: projectId,
    ticket_id: ticketId,
    noted_at: now,
  }));
  await kysely
    .insertInto('task_change')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<Tables['task_change']>(dialect, columns, rows))
        .select(names)
        .where(from.lit(true))
        .orderBy('key'),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
