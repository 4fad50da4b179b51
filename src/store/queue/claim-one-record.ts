import { randomUUID } from 'node:crypto';
import type { Claim, WorkQueue } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';

/**
 * Takes one record that nobody holds, due or not. Of several who want it at the same moment one gets it; on
 * PostgreSQL the others wait for that one's statement, not for its work.
 */
export async function claimOneRecord(
  { kysely }: Database,
  { kind, id, now, leaseMs }: Parameters<WorkQueue['claimRecord']>[0],
): Promise<Claim | null> {
  const leaseToken = randomUUID();
  const row = await kysely
    .updateTable('work_queue')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('parked_at', 'is', null)
    .where((free) => free.or([free('lease_until', 'is', null), free('lease_until', '<=', now)]))
    .set({
      lease_token: leaseToken,
      lease_until: now + leaseMs,
      marked_due_at: null,
      marked_priority: null,
    })
    .returning(['priority', 'version', 'attempts'])
    .executeTakeFirst();
  return row ? { kind, id, ...row, leaseToken } : null;
}
