import type { DeliverableTicket } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';
import { priorities, type Mark } from '../ports/work-queue.ts';

type Readings = ReadonlyMap<string, ProjectReading>;

/**
 * Makes sure of every ticket's projects. Reading a project tells that a ticket is its own, not whether the
 * ticket is somebody else's as well; that is asked of HubSpot, once for all, where the store does not remember
 * the ticket as exactly this project's. Whoever else is concerned by what has changed is marked.
 */
export async function verifyTicketLinks(pass: Pass, readings: Readings): Promise<Readings> {
  const ticketIds = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const remembered = await pass.memory.projectsOfTickets(ticketIds);
  const doubtful = new Set(
    [...readings.values()].flatMap(({ project, tickets }) =>
      tickets.map(({ id }) => id).filter((id) => !isOnly(remembered.get(id), project.id)),
    ),
  );
  if (doubtful.size === 0) return readings;
  const linked = await pass.account.projectsOfTickets([...doubtful]);
  const changed = [...doubtful]
    .map((ticketId) => ({ ticketId, projectIds: linked.get(ticketId) ?? [] }))
    .filter(({ ticketId, projectIds }) => !isSameSet(remembered.get(ticketId), projectIds));
  await pass.queue.mark(
    changed.flatMap(({ ticketId, projectIds }) =>
      marksFor(
        pass,
        readings,
        ticketId,
        [...projectIds, ...(remembered.get(ticketId) ?? [])],
        projectIds.length,
      ),
    ),
  );
  await pass.memory.rememberTickets(changed, pass.clock.now());
  return new Map(
    [...readings].map(([id, reading]) => [
      id,
      { ...reading, tickets: reading.tickets.flatMap((ticket) => relink(id, ticket, linked.get(ticket.id))) },
    ]),
  );
}

/** The other projects look at their ad sets afresh; a ticket that is not one project's alone looks at itself. */
function marksFor(
  pass: Pass,
  readings: Readings,
  ticketId: string,
  projectIds: readonly string[],
  links: number,
): readonly Mark[] {
  const dueAt = pass.clock.now();
  const others = [...new Set(projectIds)].filter((id) => !readings.has(id));
  const marks: Mark[] = others.map((id) => ({ kind: 'project', id, priority: priorities.bulk, dueAt }));
  if (links !== 1) marks.push({ kind: 'ticket', id: ticketId, priority: priorities.bulk, dueAt });
  return marks;
}

/** The ticket with its projects; nothing where it has left this project between the two readings. */
function relink(
  projectId: string,
  ticket: DeliverableTicket,
  projectIds: readonly string[] | undefined,
): readonly DeliverableTicket[] {
  if (projectIds === undefined) return [{ ...ticket, projectIds: [projectId] }];
  return projectIds.includes(projectId) ? [{ ...ticket, projectIds }] : [];
}

function isOnly(projectIds: readonly string[] | undefined, projectId: string): boolean {
  return projectIds?.length === 1 && projectIds[0] === projectId;
}

function isSameSet(before: readonly string[] | undefined, now: readonly string[]): boolean {
  return before?.length === now.length && now.every((id) => before.includes(id));
}
