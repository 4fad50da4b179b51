import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Claim, RecordKind } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';
import { givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

/** A claim and what became of it, as a row to join the queue with. */
interface HeldRow {
  readonly kind: RecordKind;
  readonly id: string;
  readonly lease_token: string;
  readonly at: number | null;
  readonly error: string | null;
}

export interface EndedClaim {
  readonly claim: Claim;
  readonly at?: number | null;
  readonly error?: string;
}

export type HeldRows = ReturnType<typeof heldRows>;

function heldRows({ dialect }: Database, ended: readonly EndedClaim[]) {
  const columns = { kind: 'text', id: 'text', lease_token: 'text', at: 'bigint', error: 'text' } as const;
  return givenRows<HeldRow>(
    dialect,
    columns,
    ended.map(({ claim, at = null, error = null }) => ({
      kind: claim.kind,
      id: claim.id,
      lease_token: claim.leaseToken,
      at,
      error,
    })),
  );
}

/**
 * Runs `change` on rows that are held, in one transaction. On PostgreSQL the rows are locked first, in the
 * order every writer locks them in, so that a mark of the same records at the same moment cannot end in a
 * deadlock. SQLite has one writer anyway.
 */
export async function changeHeld<Result>(
  database: Database,
  ended: readonly EndedClaim[],
  change: (transaction: Transaction<Tables>, held: HeldRows) => Promise<Result>,
): Promise<Result> {
  const held = heldRows(database, ended);
  return database.kysely.transaction().execute(async (transaction) => {
    if (database.dialect === 'postgres') {
      await transaction
        .selectFrom('work_queue')
        .innerJoin(held, (join) =>
          join.onRef('given.kind', '=', 'work_queue.kind').onRef('given.id', '=', 'work_queue.id'),
        )
        .select(sql.lit(1).as('locked'))
        .orderBy('work_queue.kind')
        .orderBy('work_queue.id')
        .forUpdate('work_queue')
        .execute();
    }
    return change(transaction, held);
  });
}

/** An update of exactly those rows that are still held under the token of their claim. */
export function updateHeld(transaction: Transaction<Tables>, held: HeldRows) {
  return transaction
    .updateTable('work_queue')
    .from(held)
    .whereRef('work_queue.kind', '=', 'given.kind')
    .whereRef('work_queue.id', '=', 'given.id')
    .whereRef('work_queue.lease_token', '=', 'given.lease_token');
}

/** What a row looks like that nobody holds any more. */
export const letGo = { lease_token: null, lease_until: null, marked_due_at: null, marked_priority: null };
