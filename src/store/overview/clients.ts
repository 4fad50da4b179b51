import type { Overview } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';
import { givenRows } from '../given-rows.ts';

export async function readWithoutClient(
  { kysely }: Database,
  { askedBefore, limit }: Parameters<Overview['withoutClient']>[0],
): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('project_overview')
    .select('project_id')
    .where((row) => row.or([row('client_asked_at', 'is', null), row('client_asked_at', '<', askedBefore)]))
    .orderBy('project_id')
    .limit(limit)
    .execute();
  return rows.map(({ project_id }) => project_id);
}

/** All of them in one statement. */
export async function nameClients(
  { kysely, dialect }: Database,
  named: Parameters<Overview['nameClients']>[0],
  now: number,
): Promise<void> {
  if (named.length === 0) return;
  const rows = named.map(({ projectId, client }) => ({
    id: projectId,
    client,
    words: client?.toLowerCase() ?? null,
  }));
  await kysely
    .updateTable('project_overview')
    .from(givenRows<(typeof rows)[number]>(dialect, { id: 'text', client: 'text', words: 'text' }, rows))
    .set((row) => ({
      client: row.ref('given.client'),
      client_words: row.ref('given.words'),
      client_asked_at: now,
    }))
    .whereRef('project_overview.project_id', '=', 'given.id')
    .execute();
}
