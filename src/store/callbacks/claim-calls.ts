import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ActionCallbacks, CallState, ClaimedCall } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';

/** States in which something is left to do. */
const waiting: readonly CallState[] = ['promised', 'known'];

/** Takes calls that are due and held by nobody, the longest due first. */
export async function claimCalls(
  { kysely, dialect }: Database,
  request: Parameters<ActionCallbacks['claim']>[0],
): Promise<readonly ClaimedCall[]> {
  // SQLite takes a negative limit for none at all.
  if (request.limit < 1) return [];
  const leaseToken = randomUUID();
  const rows = await kysely
    .with('chosen', (from) =>
      from
        .selectFrom('action_call')
        .select('callback_id')
        .where('state', 'in', waiting)
        .where('due_at', '<=', request.now)
        .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', request.now)]))
        .orderBy('due_at')
        .orderBy('callback_id')
        .limit(request.limit)
        .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('action_call')
    .from('chosen')
    .whereRef('action_call.callback_id', '=', 'chosen.callback_id')
    .set({ lease_token: leaseToken, lease_until: request.now + request.leaseMs })
    .returning([
      'action_call.callback_id as callbackId',
      'action_call.action',
      'action_call.request',
      'action_call.state',
      'action_call.outcome',
      'action_call.attempts',
      'action_call.taken_at as takenAt',
      'action_call.due_at as dueAt',
    ])
    .execute();
  return rows
    .sort((left, right) => left.dueAt - right.dueAt)
    .map(({ callbackId, action, request: kept, state, outcome, attempts, takenAt }) => {
      return { callbackId, action, request: kept, state, outcome, attempts, takenAt, leaseToken };
    });
}

/** When the next call can be claimed: at its due time, and not before the lease of whoever holds it runs out. */
export async function findNextCall({ kysely }: Database): Promise<number | null> {
  const { next } = await kysely
    .selectFrom('action_call')
    .where('state', 'in', waiting)
    .select(
      sql<number | null>`min(case when lease_until > due_at then lease_until else due_at end)`.as('next'),
    )
    .executeTakeFirstOrThrow();
  return next;
}
