import { randomUUID } from 'node:crypto';
import type { ClaimedEmail } from '../../reconcile/ports/outbox.ts';
import { priorities } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';

/**
 * Takes waiting emails that are due and held by nobody, the urgent and then the longest waiting first. One whose
 * earlier lease ran out without a word may have gone out: it says so from then on (`maybeSent`).
 */
export async function claimEmails(
  { kysely, dialect }: Database,
  request: { readonly limit: number; readonly now: number; readonly leaseMs: number },
): Promise<readonly ClaimedEmail[]> {
  if (request.limit < 1) return [];
  const leaseToken = randomUUID();
  const rows = await kysely
    .with('chosen', (from) =>
      from
        .selectFrom('outbox_email')
        .select('key')
        .where('state', '=', 'waiting')
        .where('due_at', '<=', request.now)
        .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', request.now)]))
        .orderBy('priority')
        .orderBy('due_at')
        .orderBy('key')
        .limit(request.limit)
        .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('outbox_email')
    .from('chosen')
    .whereRef('outbox_email.key', '=', 'chosen.key')
    .set((row) => ({
      maybe_sent: row
        .case()
        .when('outbox_email.lease_token', 'is not', null)
        .then(1)
        .else(row.ref('outbox_email.maybe_sent'))
        .end(),
      lease_token: leaseToken,
      lease_until: request.now + request.leaseMs,
    }))
    .returning([
      'outbox_email.key',
      'outbox_email.handoff',
      'outbox_email.recipient',
      'outbox_email.subject',
      'outbox_email.text',
      'outbox_email.html',
      'outbox_email.project_id',
      'outbox_email.ticket_id',
      'outbox_email.reason',
      'outbox_email.attempts',
      'outbox_email.maybe_sent',
      'outbox_email.due_at',
      'outbox_email.priority',
    ])
    .execute();
  return rows
    .sort((left, right) => left.priority - right.priority || left.due_at - right.due_at)
    .map((row) => ({
      key: row.key,
      handoff: row.handoff,
      to: row.recipient,
      subject: row.subject,
      text: row.text,
      html: row.html,
      projectId: row.project_id,
      ticketId: row.ticket_id,
      reason: row.reason,
      isUrgent: row.priority === priorities.person,
      attempts: row.attempts,
      leaseToken,
      maybeSent: row.maybe_sent === 1,
    }));
}
