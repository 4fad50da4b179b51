import type { CompiledQuery } from 'kysely';
import type { Mark } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';
import { documentOf, givenDocument } from '../given-rows.ts';
import { smaller } from '../compare.ts';
import type { Tables } from '../tables.ts';

/** What differs from row to row; every column that travels costs a look into each row's JSON. */
type MarkRow = Pick<Tables['work_queue'], 'kind' | 'id' | 'priority' | 'due_at'>;

const columns = { kind: 'text', id: 'text', priority: 'bigint', due_at: 'bigint' } as const;

/** Stands for the rows in the compiled statement. */
const anyRows = 'the rows';

/**
 * Puts records into the queue, or brings forward those that are in it already: one statement for them all. It is
 * compiled once, because every delivery waits for it.
 */
export function createMarking(database: Database): (marks: readonly Mark[]) => Promise<void> {
  const statement = compileMarking(database);
  return async (marks) => {
    if (marks.length === 0) return;
    const rows = documentOf(onePerRecord(marks));
    const parameters = statement.parameters.map((each) => (each === anyRows ? rows : each));
    await database.kysely.executeQuery({ ...statement, parameters });
  };
}

function compileMarking({ kysely, dialect }: Database): CompiledQuery {
  return kysely
    .insertInto('work_queue')
    .columns(['kind', 'id', 'priority', 'due_at', 'version', 'attempts', 'owed_since'])
    .expression((from) =>
      from
        .selectFrom(givenDocument<MarkRow>(dialect, columns, anyRows))
        .select(['kind', 'id', 'priority', 'due_at'])
        .select((row) => [
          row.lit(1).as('version'),
          row.lit(0).as('attempts'),
          row.ref('due_at').as('owed_since'),
        ])
        .where(from.lit(true))
        // Every writer locks rows in the same order, so two of them never wait for each other.
        .orderBy('kind')
        .orderBy('id'),
    )
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet((row) => {
        const parked = row('work_queue.parked_at', 'is not', null);
        const claimed = row('work_queue.lease_token', 'is not', null);
        const dueAt = row.ref('excluded.due_at');
        const priority = row.ref('excluded.priority');
        return {
          version: row('work_queue.version', '+', 1),
          due_at: row
            .case()
            .when(parked)
            .then(dueAt)
            .else(smaller(row.ref('work_queue.due_at'), dueAt))
            .end(),
          priority: row
            .case()
            .when(parked)
            .then(priority)
            .else(smaller(row.ref('work_queue.priority'), priority))
            .end(),
          attempts: row.case().when(parked).then(0).else(row.ref('work_queue.attempts')).end(),
          error: row.case().when(parked).then(null).else(row.ref('work_queue.error')).end(),
          parked_at: null,
          // A record that was given up on has not been looked at to the end either.
          owed_since: smaller(row.ref('work_queue.owed_since'), dueAt),
          // Whoever holds the row works from an older look at the record: the claim's end makes it due again.
          marked_due_at: row
            .case()
            .when(claimed)
            .then(smaller(row.ref('work_queue.marked_due_at'), dueAt))
            .else(null)
            .end(),
          marked_priority: row
            .case()
            .when(claimed)
            .then(smaller(row.ref('work_queue.marked_priority'), priority))
            .else(null)
            .end(),
        };
      }),
    )
    .compile();
}

/** One statement may not touch a row twice: the marks of one record become one, the most urgent of both. */
function onePerRecord(marks: readonly Mark[]): MarkRow[] {
  const rows = new Map<string, MarkRow>();
  for (const { kind, id, priority, dueAt } of marks) {
    const name = `${kind} ${id}`;
    const known = rows.get(name);
    if (known) {
      known.due_at = Math.min(known.due_at, dueAt);
      known.priority = priority < known.priority ? priority : known.priority;
    } else {
      rows.set(name, { kind, id, priority, due_at: dueAt });
    }
  }
  return [...rows.values()];
}
