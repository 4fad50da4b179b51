import type { CreativeProject } from '../../domain/model.ts';
import type { DatedAdLabLink, ProjectReading } from '../../reconcile/ports/account.ts';
import type { Clock } from '../../reconcile/ports/clock.ts';
import type { AccountMap } from '../account-map.ts';
import { projectRequest, toAdLabLink, toProject, withLinkHistory } from '../mapping/project-mapping.ts';
import type { ProjectWithLinks } from './project-with-links.ts';
import { readTicketIdsOfProjects } from './read-links-of-projects.ts';
import { readOneProject } from './read-one-project.ts';
import { batchLimitWithHistory, possibleIds, readRecords } from './read-records.ts';
import { readTicketsOf } from './read-tickets.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/**
 * The bare projects by id, their links undated; those that do not exist are left out.
 * @throws AccountError
 */
export async function readProjectRecords(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, CreativeProject>> {
  const records = await readRecords(transport, projectRequest(map), projectIds);
  return new Map(records.map((record) => [record.id, toProject(map, record)]));
}

/**
 * The AdLab links by project, and since when they are there; projects that do not exist are left out.
 * @throws AccountError
 */
export async function readAdLabLinks(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, DatedAdLabLink>> {
  const { adLabLink } = map.project.properties;
  const request = { name: 'AdLab links', objectTypeId: map.projectTypeId, properties: [adLabLink] };
  const records = await readRecords(transport, withLinkHistory(map, request), projectIds);
  return new Map(records.map((record) => [record.id, toAdLabLink(map, record)]));
}

/** What the history of a link costs nothing more for comes with it: as many as one call may ask it of. */
async function readManyProjects(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<readonly ProjectWithLinks[]> {
  const bare = projectRequest(map);
  const request = projectIds.length > batchLimitWithHistory ? bare : withLinkHistory(map, bare);
  const [records, ticketIds] = await Promise.all([
    readRecords(transport, request, projectIds),
    readTicketIdsOfProjects(transport, map, projectIds),
  ]);
  return records.map((record) => ({
    project: toProject(map, record),
    ticketIds: ticketIds.get(record.id) ?? [],
    companyIds: undefined,
  }));
}

/** A ticket may be linked to several of the projects read together. */
function projectsByTicket(projects: readonly ProjectWithLinks[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { project, ticketIds } of projects)
    for (const ticketId of ticketIds) owners.set(ticketId, [...(owners.get(ticketId) ?? []), project.id]);
  return owners;
}

/**
 * Projects with their deliverable tickets: one project in two calls, companies included; many in batches.
 * `projectIds` of a ticket names the projects of this reading only; whether there are others is not read.
 * @throws AccountError
 */
export async function readProjects(
  transport: HubSpotTransport,
  map: AccountMap,
  clock: Clock,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectReading>> {
  const readAt = clock.now();
  const ids = possibleIds(projectIds);
  const [only] = ids;
  const projects =
    only !== undefined && ids.length === 1
      ? await readOneProject(transport, map, only)
      : await readManyProjects(transport, map, ids);
  const tickets = await readTicketsOf(transport, map, projectsByTicket(projects));
  return new Map(
    projects.map(({ project, ticketIds, companyIds }) => [
      project.id,
      { project, tickets: ticketIds.flatMap((id) => tickets.get(id) ?? []), companyIds, readAt },
    ]),
  );
}
