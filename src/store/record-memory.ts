import type { ProjectMemory } from '../domain/model.ts';
import type { RecordMemory } from '../reconcile/ports/ledger.ts';
import type { Database } from './database.ts';
import { anyOf, givenRows } from './given-rows.ts';
import { larger } from './compare.ts';
import { readTicketProjects, readTicketsOfProjects, replaceTicketProjects } from './ticket-memory.ts';

type SeenProject = Parameters<RecordMemory['rememberProjects']>[0][number];

interface ProjectRow {
  readonly project_id: string;
  readonly highest_cycle: number;
  readonly highest_sequence: number;
  readonly seen_at: number;
}

/** What the store remembers of projects and tickets; the same on both dialects. */
export function createRecordMemory(database: Database): RecordMemory {
  return {
    projects: (projectIds) => readProjects(database, projectIds),
    rememberProjects: (seen, now) => raiseProjects(database, seen, now),
    projectsOfTickets: (ticketIds) => readTicketProjects(database, ticketIds),
    ticketsOfProjects: (projectIds) => readTicketsOfProjects(database, projectIds),
    rememberTickets: (seen, now) => replaceTicketProjects(database, seen, now),
    forgetProjects: (projectIds) => forgetProjects(database, projectIds),
  };
}

async function readProjects(
  { kysely, dialect }: Database,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectMemory>> {
  const rows = await kysely
    .selectFrom('project_memory')
    .select(['project_id', 'highest_cycle', 'highest_sequence'])
    .where('project_id', 'in', anyOf(dialect, projectIds))
    .execute();
  return new Map(
    rows.map((row) => [
      row.project_id,
      { highestCycle: row.highest_cycle, highestSequence: row.highest_sequence },
    ]),
  );
}

async function raiseProjects(
  { kysely, dialect }: Database,
  seen: readonly SeenProject[],
  now: number,
): Promise<void> {
  if (seen.length === 0) return;
  const columns = {
    project_id: 'text',
    highest_cycle: 'bigint',
    highest_sequence: 'bigint',
    seen_at: 'bigint',
  } as const;
  const names = ['project_id', 'highest_cycle', 'highest_sequence', 'seen_at'] as const;
  await kysely
    .insertInto('project_memory')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<ProjectRow>(dialect, columns, highestOfEach(seen, now)))
        .select(names)
        .where(from.lit(true))
        .orderBy('project_id'),
    )
    .onConflict((conflict) =>
      conflict.column('project_id').doUpdateSet((row) => ({
        highest_cycle: larger(row.ref('project_memory.highest_cycle'), row.ref('excluded.highest_cycle')),
        highest_sequence: larger(
          row.ref('project_memory.highest_sequence'),
          row.ref('excluded.highest_sequence'),
        ),
        seen_at: now,
      })),
    )
    .execute();
}

/** One statement may not touch a row twice. */
function highestOfEach(seen: readonly SeenProject[], now: number): ProjectRow[] {
  const rows = new Map<string, ProjectRow>();
  for (const { projectId, cycle, sequence } of seen) {
    const known = rows.get(projectId);
    rows.set(projectId, {
      project_id: projectId,
      highest_cycle: Math.max(cycle, known?.highest_cycle ?? cycle),
      highest_sequence: Math.max(sequence, known?.highest_sequence ?? sequence),
      seen_at: now,
    });
  }
  return [...rows.values()];
}

async function forgetProjects({ kysely, dialect }: Database, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await kysely.transaction().execute(async (transaction) => {
    for (const table of ['project_memory', 'ticket_project'] as const) {
      await transaction.deleteFrom(table).where('project_id', 'in', anyOf(dialect, projectIds)).execute();
    }
  });
}
