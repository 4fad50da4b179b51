import type { Selectable } from 'kysely';
import type { OutgoingEmail } from '../../reconcile/ports/outbox.ts';
import { priorities } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';
import { givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

type EmailRow = Omit<
  Selectable<Tables['outbox_email']>,
  'lease_token' | 'lease_until' | 'provider_id' | 'error'
>;

const columns = {
  key: 'text',
  handoff: 'text',
  recipient: 'text',
  subject: 'text',
  text: 'text',
  html: 'text',
  project_id: 'text',
  ticket_id: 'text',
  reason: 'text',
  state: 'text',
  priority: 'bigint',
  attempts: 'bigint',
  due_at: 'bigint',
  maybe_sent: 'bigint',
  enqueued_at: 'bigint',
  changed_at: 'bigint',
} as const;

const names = [
  'key',
  'handoff',
  'recipient',
  'subject',
  'text',
  'html',
  'project_id',
  'ticket_id',
  'reason',
  'state',
  'priority',
  'attempts',
  'due_at',
  'maybe_sent',
  'enqueued_at',
  'changed_at',
] as const;

/**
 * Puts emails into the outbox, due at once. A key that is known already is left as it is, with one exception:
 * an email that was superseded (its project was deleted, and is back) waits again, in its new wording.
 */
export async function enqueueEmails(
  { kysely, dialect }: Database,
  emails: readonly OutgoingEmail[],
  now: number,
): Promise<void> {
  if (emails.length === 0) return;
  const rows = new Map(emails.map((email) => [email.key, rowOf(email, now)]));
  await kysely
    .insertInto('outbox_email')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<EmailRow>(dialect, columns, [...rows.values()]))
        .select(names)
        .where(from.lit(true))
        .orderBy('key'),
    )
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((row) => ({
          state: 'waiting',
          recipient: row.ref('excluded.recipient'),
          subject: row.ref('excluded.subject'),
          text: row.ref('excluded.text'),
          html: row.ref('excluded.html'),
          reason: row.ref('excluded.reason'),
          priority: row.ref('excluded.priority'),
          attempts: 0,
          due_at: now,
          error: null,
          enqueued_at: now,
          changed_at: now,
        }))
        .where('outbox_email.state', '=', 'superseded'),
    )
    .execute();
}

function rowOf(email: OutgoingEmail, now: number): EmailRow {
  return {
    key: email.key,
    handoff: email.handoff,
    recipient: email.to,
    subject: email.subject,
    text: email.text,
    html: email.html,
    project_id: email.projectId,
    ticket_id: email.ticketId,
    reason: email.reason,
    state: 'waiting',
    priority: email.isUrgent === true ? priorities.person : priorities.bulk,
    attempts: 0,
    due_at: now,
    maybe_sent: 0,
    enqueued_at: now,
    changed_at: now,
  };
}
