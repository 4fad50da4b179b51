import { randomUUID } from 'node:crypto';
import type { Claim, WorkQueue } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';

/**
 * Takes due rows that nobody holds, most urgent first. On PostgreSQL several instances may claim at once:
 * each skips the rows another is just taking, and none waits.
 *
 * Urgency is strict: as long as people keep more records due than are worked off, sweeps wait. That is wanted
 * (a sweep only finds what no event told, and comes round again) and ends when the people pause; nothing is
 * lost by it, and the age of the longest waiting row shows it.
 */
export async function claimRecords(
  { kysely, dialect }: Database,
  request: Parameters<WorkQueue['claim']>[0],
): Promise<readonly Claim[]> {
  // SQLite takes a negative limit for none at all, and PostgreSQL no empty list.
  if (request.limit < 1 || request.only?.length === 0) return [];
  const leaseToken = randomUUID();
  const { only } = request;
  const rows = await kysely
    // Rows are chosen in a query of their own: inside `in (…)` PostgreSQL may choose, and lock, more than once.
    .with('chosen', (from) =>
      from
        .selectFrom('work_queue')
        .select(['kind', 'id'])
        .where('parked_at', 'is', null)
        .where('due_at', '<=', request.now)
        .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', request.now)]))
        .$if(only !== undefined, (query) => query.where('priority', 'in', only ?? []))
        .orderBy('priority')
        .orderBy('due_at')
        .limit(request.limit)
        .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('work_queue')
    .from('chosen')
    .whereRef('work_queue.kind', '=', 'chosen.kind')
    .whereRef('work_queue.id', '=', 'chosen.id')
    .set({
      lease_token: leaseToken,
      lease_until: request.now + request.leaseMs,
      marked_due_at: null,
      marked_priority: null,
    })
    .returning([
      'work_queue.kind',
      'work_queue.id',
      'work_queue.priority',
      'work_queue.due_at',
      'work_queue.version',
      'work_queue.attempts',
    ])
    .execute();
  return rows
    .sort((left, right) => left.priority - right.priority || left.due_at - right.due_at)
    .map(({ kind, id, priority, version, attempts }) => ({
      kind,
      id,
      priority,
      version,
      attempts,
      leaseToken,
    }));
}
