import type { DeliverableTicket } from '../../domain/model.ts';
import type { AccountReader, ProjectReading } from '../ports/account.ts';
import type { RecordMemory } from '../ports/ledger.ts';

type Readings = ReadonlyMap<string, ProjectReading>;

/** Where what is known of tickets is read from. */
interface Sources {
  readonly account: Pick<AccountReader, 'projectsOfTickets'>;
  readonly memory: Pick<RecordMemory, 'projectsOfTickets'>;
}

/** The readings with every ticket's projects, and what differs from what the store remembers. */
export interface TicketLinks {
  readonly readings: Readings;
  /** `before`: as the store remembered them; undefined where it knew nothing of the ticket. */
  readonly changed: readonly {
    readonly ticketId: string;
    readonly projectIds: readonly string[];
    readonly before: readonly string[] | undefined;
  }[];
}

/**
 * Makes sure of every ticket's projects. Reading a project tells that a ticket is its own, not whether the
 * ticket is somebody else's as well; that is asked of HubSpot, once for all, where the store does not remember
 * the ticket as exactly this project's. Writes nothing.
 * @throws AccountError where HubSpot cannot be read
 */
export async function readTicketLinks(
  { account, memory }: Sources,
  readings: Readings,
): Promise<TicketLinks> {
  const ticketIds = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const remembered = await memory.projectsOfTickets(ticketIds);
  const doubtful = new Set(
    [...readings.values()].flatMap(({ project, tickets }) =>
      tickets.map(({ id }) => id).filter((id) => !isOnly(remembered.get(id), project.id)),
    ),
  );
  if (doubtful.size === 0) return { readings, changed: [] };
  const linked = await account.projectsOfTickets([...doubtful]);
  const changed = [...doubtful]
    .map((ticketId) => ({
      ticketId,
      projectIds: linked.get(ticketId) ?? [],
      before: remembered.get(ticketId),
    }))
    .filter(({ projectIds, before }) => !isSameSet(before, projectIds));
  const relinked = new Map(
    [...readings].map(([id, reading]) => [
      id,
      { ...reading, tickets: reading.tickets.flatMap((ticket) => relink(id, ticket, linked.get(ticket.id))) },
    ]),
  );
  return { readings: relinked, changed };
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
