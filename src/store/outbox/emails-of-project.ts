import type { IssuedEmail } from '../../reconcile/ports/outbox.ts';
import type { Database } from '../database.ts';

/** The latest emails about a project, whatever became of them, the newest first. */
export function listEmailsOfProject(
  { kysely }: Database,
  projectId: string,
  limit: number,
): Promise<readonly IssuedEmail[]> {
  return kysely
    .selectFrom('outbox_email')
    .select(['key', 'handoff', 'recipient as to', 'subject', 'state', 'attempts', 'error'])
    .select('changed_at as changedAt')
    .where('project_id', '=', projectId)
    .orderBy('enqueued_at', 'desc')
    .orderBy('key')
    .limit(limit)
    .execute();
}
