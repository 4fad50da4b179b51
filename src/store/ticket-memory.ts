import type { RecordMemory } from '../reconcile/ports/ledger.ts';
import type { Database } from './database.ts';
import { anyOf, givenRows } from './given-rows.ts';

type SeenTicket = Parameters<RecordMemory['rememberTickets']>[0][number];

/** The projects each ticket was last seen with; a ticket last seen with none has an empty list. */
export async function readTicketProjects(
  { kysely, dialect }: Database,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await kysely
    .selectFrom('ticket_memory')
    .leftJoin('ticket_project', 'ticket_project.ticket_id', 'ticket_memory.ticket_id')
    .select(['ticket_memory.ticket_id', 'ticket_project.project_id'])
    .where('ticket_memory.ticket_id', 'in', anyOf(dialect, ticketIds))
    .orderBy('ticket_project.project_id')
    .execute();
  const projects = new Map<string, string[]>();
  for (const { ticket_id, project_id } of rows) {
    const known = projects.get(ticket_id) ?? [];
    if (project_id !== null) known.push(project_id);
    projects.set(ticket_id, known);
  }
  return projects;
}

/** The tickets last seen with any of these projects. */
export async function readTicketsOfProjects(
  { kysely, dialect }: Database,
  projectIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('ticket_project')
    .select('ticket_id')
    .distinct()
    .where('project_id', 'in', anyOf(dialect, projectIds))
    .orderBy('ticket_id')
    .execute();
  return rows.map(({ ticket_id }) => ticket_id);
}

/** Replaces what is remembered of these tickets; of one named twice, the last counts. */
export async function replaceTicketProjects(
  { kysely, dialect }: Database,
  seen: readonly SeenTicket[],
  now: number,
): Promise<void> {
  if (seen.length === 0) return;
  const projectsByTicket = new Map(seen.map((ticket) => [ticket.ticketId, new Set(ticket.projectIds)]));
  const ticketIds = [...projectsByTicket.keys()];
  const tickets = ticketIds.map((ticket_id) => ({ ticket_id, seen_at: now }));
  const pairs = [...projectsByTicket].flatMap(([ticket_id, projectIds]) =>
    [...projectIds].map((project_id) => ({ ticket_id, project_id })),
  );
  await kysely.transaction().execute(async (transaction) => {
    // Written first, and in one order: on PostgreSQL this row is the lock for the ticket's links below.
    await transaction
      .insertInto('ticket_memory')
      .columns(['ticket_id', 'seen_at'])
      .expression((from) =>
        from
          .selectFrom(
            givenRows<{ ticket_id: string; seen_at: number }>(
              dialect,
              { ticket_id: 'text', seen_at: 'bigint' },
              tickets,
            ),
          )
          .select(['ticket_id', 'seen_at'])
          .where(from.lit(true))
          .orderBy('ticket_id'),
      )
      .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet({ seen_at: now }))
      .execute();
    await transaction
      .deleteFrom('ticket_project')
      .where('ticket_id', 'in', anyOf(dialect, ticketIds))
      .execute();
    await transaction
      .insertInto('ticket_project')
      .columns(['ticket_id', 'project_id'])
      .expression((from) =>
        from
          .selectFrom(
            givenRows<{ ticket_id: string; project_id: string }>(
              dialect,
              { ticket_id: 'text', project_id: 'text' },
              pairs,
            ),
          )
          .select(['ticket_id', 'project_id']),
      )
      .execute();
  });
}
