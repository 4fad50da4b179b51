import type { HandoffHistory, NotedHandoff } from '../../reconcile/ports/handoff-history.ts';
import type { Database } from '../database.ts';
import { noteHandoffs } from './note-handoffs.ts';
import { readSince } from './read-since.ts';

/** The history in the database; the same on both dialects. Of each project the latest 200 handoffs are kept. */
export function createHandoffHistory(database: Database): HandoffHistory {
  return {
    note: (fired) => noteHandoffs(database, fired),
    latest: (projectId, limit) => readLatest(database, projectId, limit),
    since: (from, limit, after) => readSince(database, from, limit, after),
  };
}

async function readLatest(
  { kysely }: Database,
  projectId: string,
  limit: number,
): Promise<readonly NotedHandoff[]> {
  // SQLite takes a negative limit for none at all.
  if (limit < 1) return [];
  const rows = await kysely
    .selectFrom('noted_handoff')
    .select(['handoff', 'reason', 'cycle', 'sequence', 'mode', 'noted_at as at'])
    .where('project_id', '=', projectId)
    .orderBy('place', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ projectId, ...row }));
}
