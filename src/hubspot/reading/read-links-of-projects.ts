import { type AccountMap, objectTypes } from '../account-map.ts';
import { readAssociations } from './read-associations.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

type IdsByProject = ReadonlyMap<string, readonly string[]>;

/**
 * The tickets associated with each project, of whatever pipeline.
 * @throws AccountError
 */
export function readTicketIdsOfProjects(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<IdsByProject> {
  const request = { name: 'tickets of projects', from: map.projectTypeId, to: objectTypes.ticket };
  return readAssociations(transport, request, projectIds);
}

/**
 * The companies associated with each project.
 * @throws AccountError
 */
export function readCompanyIdsOfProjects(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<IdsByProject> {
  const request = { name: 'companies of projects', from: map.projectTypeId, to: objectTypes.company };
  return readAssociations(transport, request, projectIds);
}
