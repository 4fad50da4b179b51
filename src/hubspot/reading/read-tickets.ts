import type { DeliverableTicket } from '../../domain/model.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { readAssociations } from './read-associations.ts';
import { readRecords } from './read-records.ts';
import { isDeliverable, ticketRequest, toTicket } from '../mapping/ticket-mapping.ts';
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
 * Deliverable tickets by id, when it is known whose they are; tickets of other pipelines are left out.
 * @throws AccountError
 */
export async function readTicketsOf(
  transport: HubSpotTransport,
  map: AccountMap,
  projectsByTicket: ProjectsByTicket,
): Promise<ReadonlyMap<string, DeliverableTicket>> {
  const records = await readRecords(transport, ticketRequest(map), [...projectsByTicket.keys()]);
  return new Map(
    records
      .filter((record) => isDeliverable(map, record))
      .map((record) => [record.id, toTicket(map, record, projectsByTicket.get(record.id) ?? [])]),
  );
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
