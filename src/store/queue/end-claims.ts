import { priorities } from '../../reconcile/ports/work-queue.ts';
import type { Claim, Priority } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';
import { smaller } from '../compare.ts';
import { changeHeld, letGo, updateHeld } from './held-rows.ts';

/** The work is done: rows go, except those that were marked meanwhile or are to be looked at again. */
export async function finishClaims(
  database: Database,
  done: readonly { readonly claim: Claim; readonly lookAgainAt: number | null }[],
): Promise<void> {
  if (done.length === 0) return;
  const ended = done.map(({ claim, lookAgainAt }) => ({ claim, at: lookAgainAt }));
  await changeHeld(database, ended, async (transaction, held) => {
    await transaction
      .deleteFrom('work_queue')
      .where('marked_due_at', 'is', null)
      .where((row) =>
        row(
          row.refTuple('kind', 'id', 'lease_token'),
          'in',
          row
            .selectFrom(held)
            .select(['given.kind', 'given.id', 'given.lease_token'])
            .where('given.at', 'is', null)
            .$asTuple('kind', 'id', 'lease_token'),
        ),
      )
      .execute();
    await updateHeld(transaction, held)
      .set((row) => {
        // Whichever is earlier, the new mark or the second look; one of them there is, else the row were gone.
        const nextLook = row.fn.coalesce(
          smaller(row.ref('work_queue.marked_due_at'), row.ref('given.at').$notNull()),
          'work_queue.marked_due_at',
          'work_queue.due_at',
        );
        return {
          ...letGo,
          due_at: nextLook,
          owed_since: nextLook,
          // A second look for time's sake alone is nobody's hurry.
          priority: row.fn.coalesce('work_queue.marked_priority', row.val<Priority>(priorities.sweep)),
          attempts: 0,
          error: null,
        };
      })
      .execute();
  });
}

/** The work failed: the rows are due again at `at`, or earlier where they were marked meanwhile. */
export async function retryClaims(
  database: Database,
  failed: readonly { readonly claim: Claim; readonly at: number; readonly error: string }[],
): Promise<void> {
  if (failed.length === 0) return;
  await changeHeld(database, failed, (transaction, held) =>
    updateHeld(transaction, held)
      .set((row) => ({
        ...letGo,
        due_at: smaller(row.ref('work_queue.marked_due_at'), row.ref('given.at').$notNull()),
        attempts: row('work_queue.attempts', '+', 1),
        error: row.ref('given.error'),
      }))
      .execute(),
  );
}

/**
 * Given up: dead letters, with this last try counted. A row that was marked meanwhile lives on instead, as a
 * parked one would that is marked a moment later: the record is not what it was when the work failed.
 */
export async function parkClaims(
  database: Database,
  failed: readonly { readonly claim: Claim; readonly error: string; readonly now: number }[],
): Promise<void> {
  if (failed.length === 0) return;
  const ended = failed.map(({ claim, error, now }) => ({ claim, error, at: now }));
  await changeHeld(database, ended, (transaction, held) =>
    updateHeld(transaction, held)
      .set((row) => {
        const marked = row('work_queue.marked_due_at', 'is not', null);
        return {
          ...letGo,
          parked_at: row.case().when(marked).then(null).else(row.ref('given.at')).end(),
          attempts: row
            .case()
            .when(marked)
            .then(0)
            .else(row('work_queue.attempts', '+', 1))
            .end(),
          due_at: row.fn.coalesce('work_queue.marked_due_at', 'work_queue.due_at'),
          priority: row.fn.coalesce('work_queue.marked_priority', 'work_queue.priority'),
          error: row.ref('given.error'),
        };
      })
      .execute(),
  );
}

/** Gives rows back as they were; marks meanwhile have already brought them forward. */
export async function releaseClaims(database: Database, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await changeHeld(
    database,
    claims.map((claim) => ({ claim })),
    (transaction, held) => updateHeld(transaction, held).set(letGo).execute(),
  );
}

/** Pushes the leases' ends; answers the claims nobody else has taken over. */
export async function renewClaims(
  database: Database,
  claims: readonly Claim[],
  request: { readonly now: number; readonly leaseMs: number },
): Promise<readonly Claim[]> {
  if (claims.length === 0) return [];
  const stillHeld = await changeHeld(
    database,
    claims.map((claim) => ({ claim })),
    (transaction, held) =>
      updateHeld(transaction, held)
        .set({ lease_until: request.now + request.leaseMs })
        .returning(['work_queue.kind', 'work_queue.id', 'work_queue.lease_token'])
        .execute(),
  );
  const nameOf = (kind: string, id: string, token: string | null) => `${kind} ${id} ${token ?? ''}`;
  const names = new Set(stillHeld.map((row) => nameOf(row.kind, row.id, row.lease_token)));
  return claims.filter((claim) => names.has(nameOf(claim.kind, claim.id, claim.leaseToken)));
}
