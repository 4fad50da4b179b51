import type { Clock } from '../../reconcile/ports/clock.ts';
import type { Outbox } from '../../reconcile/ports/outbox.ts';
import type { Database } from '../database.ts';
import { anyOf } from '../given-rows.ts';
import { claimEmails } from './claim-emails.ts';
import { dropDeadEmail, listDeadEmails, reviveDeadEmail } from './dead-emails.ts';
import { listEmailsOfProject } from './emails-of-project.ts';
import { enqueueEmails } from './enqueue-emails.ts';
import { findNextEmail, measureOutbox } from './outbox-depth.ts';
import { recordDead, recordRetry, recordSent, releaseEmails, renewEmail } from './record-outcome.ts';

/** The outbox in the database; the same on both dialects. Every method is one statement. */
export function createOutbox(database: Database, clock: Clock): Outbox {
  return {
    enqueue: (emails, now) => enqueueEmails(database, emails, now),
    claim: (request) => claimEmails(database, request),
    renew: (email, { now, leaseMs }) => renewEmail(database, email, now + leaseMs),
    sent: (email, providerId, now) => recordSent(database, email, providerId, now),
    retry: (email, at, error) => recordRetry(database, email, at, error, clock.now()),
    park: (email, error, now) => recordDead(database, email, error, now),
    release: (emails) => releaseEmails(database, emails),
    depth: (now) => measureOutbox(database, now),
    nextDueAt: () => findNextEmail(database),
    ofProject: (projectId, limit) => listEmailsOfProject(database, projectId, limit),
    deadLetters: () => listDeadEmails(database),
    retryDeadLetter: (key, now) => reviveDeadEmail(database, key, now),
    dropDeadLetter: (key) => dropDeadEmail(database, key, clock.now()),
    supersede: (projectIds, now) => supersedeEmails(database, projectIds, now),
  };
}

/** Waiting and dead mail of deleted projects ends. One that is being sent right now may still go out. */
async function supersedeEmails(
  { kysely, dialect }: Database,
  projectIds: readonly string[],
  now: number,
): Promise<void> {
  await kysely
    .updateTable('outbox_email')
    .set({ state: 'superseded', changed_at: now })
    .where('project_id', 'in', anyOf(dialect, projectIds))
    .where('state', 'in', ['waiting', 'dead'])
    .execute();
}
