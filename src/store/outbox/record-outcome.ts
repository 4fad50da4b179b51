import type { ClaimedEmail } from '../../reconcile/ports/outbox.ts';
import type { Database } from '../database.ts';
import { anyOf, storable } from '../given-rows.ts';

const letGo = { lease_token: null, lease_until: null };

/**
 * The email went out. That is a fact, so it is recorded even where the lease was lost, the email parked or
 * superseded meanwhile: whoever else holds it then has nothing left to record. The bodies are emptied.
 */
export async function recordSent(
  { kysely }: Database,
  email: ClaimedEmail,
  providerId: string,
  now: number,
): Promise<void> {
  await kysely
    .updateTable('outbox_email')
    .set({
      ...letGo,
      state: 'sent',
      provider_id: storable(providerId),
      error: null,
      text: '',
      html: '',
      changed_at: now,
    })
    .where('key', '=', email.key)
    .where('state', '!=', 'sent')
    .execute();
}

/** The try is still under way: nobody else takes the email before that instant. */
export async function renewEmail(database: Database, email: ClaimedEmail, leaseUntil: number): Promise<void> {
  await updateHeld(database, email).set({ lease_until: leaseUntil }).execute();
}

/** The try failed: due again at `at`, with one more failed try. */
export async function recordRetry(
  database: Database,
  email: ClaimedEmail,
  at: number,
  error: string,
  now: number,
): Promise<void> {
  await updateHeld(database, email)
    .set((row) => ({
      ...letGo,
      attempts: row('attempts', '+', 1),
      due_at: at,
      error: storable(error),
      changed_at: now,
    }))
    .execute();
}

/** Given up: a dead letter, with this last try counted. */
export async function recordDead(
  database: Database,
  email: ClaimedEmail,
  error: string,
  now: number,
): Promise<void> {
  await updateHeld(database, email)
    .set((row) => ({
      ...letGo,
      state: row
        .case()
        .when('state', '=', 'waiting')
        .then('dead' as const)
        .else(row.ref('state'))
        .end(),
      attempts: row('attempts', '+', 1),
      error: storable(error),
      changed_at: now,
    }))
    .execute();
}

/** Gives emails back as they were: nothing was tried. */
export async function releaseEmails(
  { kysely, dialect }: Database,
  emails: readonly ClaimedEmail[],
): Promise<void> {
  const [first] = emails;
  if (!first) return;
  await kysely
    .updateTable('outbox_email')
    .set(letGo)
    .where(
      'lease_token',
      'in',
      anyOf(
        dialect,
        emails.map((email) => email.leaseToken),
      ),
    )
    .where(
      'key',
      'in',
      anyOf(
        dialect,
        emails.map((email) => email.key),
      ),
    )
    .execute();
}

function updateHeld({ kysely }: Database, email: ClaimedEmail) {
  return kysely
    .updateTable('outbox_email')
    .where('key', '=', email.key)
    .where('lease_token', '=', email.leaseToken);
}
