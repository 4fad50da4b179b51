import type { DeliverableTicket } from '../../domain/model.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { readAssociations } from './read-associations.ts';
import { batchLimitWithHistory, readRecords } from './read-records.ts';
import { isDeliverable, tellsOfArrival, ticketRequest, toTicket } from '../mapping/ticket-mapping.ts';
import type { CrmRecord } from '../schemas/records.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/** Which creative projects each record belongs to; what is missing belongs to none. */
export type ProjectsByTicket = ReadonlyMap<string, readonly string[]>;

/**
 * The creative projects each ticket is associated with.
 * @throws AccountError
 */
export function readProjectsOfTickets(
  transport: HubSpotTransport,
  map: AccountMap,
  ticketIds: readonly string[],
): Promise<ProjectsByTicket> {
  const request = { name: 'projects of tickets', from: objectTypes.ticket, to: map.projectTypeId };
  return readAssociations(transport, request, ticketIds);
}

/**
 * Tickets with the history of their stage where it says something. More than one call holds with their history are
 * read without it first: of a ticket that is in work nobody asks when it was in Pending Approval.
 */
async function readTicketRecords(
  transport: HubSpotTransport,
  map: AccountMap,
  ids: readonly string[],
): Promise<readonly CrmRecord[]> {
  const request = ticketRequest(map);
  if (ids.length <= batchLimitWithHistory) return readRecords(transport, request, ids);
  const plain = await readRecords(transport, { ...request, propertiesWithHistory: [] }, ids);
  const arrived = plain.filter((record) => isDeliverable(map, record) && tellsOfArrival(map, record));
  const whole = await readRecords(
    transport,
    request,
    arrived.map(({ id }) => id),
  );
  const reread = new Set(arrived);
  return [...plain.filter((record) => !reread.has(record)), ...whole];
}

function toTickets(
  map: AccountMap,
  records: readonly CrmRecord[],
  projectsByTicket: ProjectsByTicket,
): ReadonlyMap<string, DeliverableTicket> {
  return new Map(
    records
      .filter((record) => isDeliverable(map, record))
      .map((record) => [record.id, toTicket(map, record, projectsByTicket.get(record.id) ?? [])]),
  );
}

/**
 * Deliverable tickets by id, when it is known whose they are; tickets of other pipelines are left out.
 * @throws AccountError
 */
export async function readTicketsOf(
  transport: HubSpotTransport,
  map: AccountMap,
  projectsByTicket: ProjectsByTicket,
): Promise<ReadonlyMap<string, DeliverableTicket>> {
  const records = await readTicketRecords(transport, map, [...projectsByTicket.keys()]);
  return toTickets(map, records, projectsByTicket);
}

/**
 * The same, of tickets that are known to have moved: all with their history.
 * @throws AccountError
 */
export async function readMovedTickets(
  transport: HubSpotTransport,
  map: AccountMap,
  projectsByTicket: ProjectsByTicket,
): Promise<ReadonlyMap<string, DeliverableTicket>> {
  const records = await readRecords(transport, ticketRequest(map), [...projectsByTicket.keys()]);
  return toTickets(map, records, projectsByTicket);
}

/**
 * Deliverable tickets with all their projects; tickets of other pipelines are left out.
 * @throws AccountError
 */
export async function readTickets(
  transport: HubSpotTransport,
  map: AccountMap,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, DeliverableTicket>> {
  return readTicketsOf(transport, map, await readProjectsOfTickets(transport, map, ticketIds));
}
