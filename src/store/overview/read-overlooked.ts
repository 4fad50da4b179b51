import type { Overview } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';

export async function readOverlooked(
  { kysely }: Database,
  { since, dueUpTo, limit }: Parameters<Overview['overlooked']>[0],
): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('project_overview')
    .select('project_id')
    .where('looked_at', '<', since)
    .where((row) => row.or([row('under_way', '=', 1), row('kickoff_on', '<=', dueUpTo)]))
    .orderBy('looked_at')
    .orderBy('project_id')
    .limit(limit)
    .execute();
  return rows.map(({ project_id }) => project_id);
}
