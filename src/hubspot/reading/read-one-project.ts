import type { z } from 'zod';
import { AccountError } from '../../reconcile/ports/account.ts';
import type { AccountMap } from '../account-map.ts';
import { paths } from '../paths.ts';
import { projectRequest, toProject, withLinkHistory } from '../mapping/project-mapping.ts';
import type { ProjectWithLinks } from './project-with-links.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';
import { readCompanyIdsOfProjects, readTicketIdsOfProjects } from './read-links-of-projects.ts';
import { recordWithAssociationsSchema } from '../schemas/records.ts';
import { HubSpotRefused } from '../transport/errors.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

type RecordWithAssociations = z.output<typeof recordWithAssociationsSchema>;
type Links = Pick<ProjectWithLinks, 'ticketIds' | 'companyIds'>;

const asked = { tickets: 'tickets', companies: 'companies' } as const;

function meansMissing(error: unknown): boolean {
  return error instanceof AccountError && error.cause instanceof HubSpotRefused && error.cause.status === 404;
}

/** One id may come several times, once for every label of its association. */
function idsIn(associations: NonNullable<RecordWithAssociations['associations']>, name: string): string[] {
  return [...new Set((associations[name]?.results ?? []).map(({ id }) => id))];
}

/**
 * The links as they came with the record; HubSpot leaves out a type that has none. null where the answer is
 * not the whole truth: a list goes on, or comes under a name that we did not ask for.
 */
function linksIn({ associations }: RecordWithAssociations): Links | null {
  if (associations === undefined || associations === null) return { ticketIds: [], companyIds: [] };
  const names: readonly string[] = Object.values(asked);
  const whole = Object.entries(associations).every(
    ([name, { paging }]) => names.includes(name) && paging === null,
  );
  if (!whole) return null;
  return { ticketIds: idsIn(associations, asked.tickets), companyIds: idsIn(associations, asked.companies) };
}

async function readLinks(transport: HubSpotTransport, map: AccountMap, id: string): Promise<Links> {
  const [tickets, companies] = await Promise.all([
    readTicketIdsOfProjects(transport, map, [id]),
    readCompanyIdsOfProjects(transport, map, [id]),
  ]);
  return { ticketIds: tickets.get(id) ?? [], companyIds: companies.get(id) ?? [] };
}

async function readRecord(
  transport: HubSpotTransport,
  map: AccountMap,
  id: string,
): Promise<RecordWithAssociations | null> {
  const { properties, propertiesWithHistory } = withLinkHistory(map, projectRequest(map));
  try {
    return await readFromHubSpot(transport, {
      name: 'read project',
      method: 'GET',
      path: paths.record(map.projectTypeId, id),
      query: {
        properties: properties.join(','),
        propertiesWithHistory: propertiesWithHistory.join(','),
        associations: Object.values(asked).join(','),
      },
      answer: recordWithAssociationsSchema,
    });
  } catch (error) {
    if (meansMissing(error)) return null;
    throw error;
  }
}

/**
 * A single project with its links in ONE call, where the answer holds them all. Empty: it does not exist, or
 * has become part of another by a merge.
 * @throws AccountError
 */
export async function readOneProject(
  transport: HubSpotTransport,
  map: AccountMap,
  id: string,
): Promise<readonly ProjectWithLinks[]> {
  const record = await readRecord(transport, map, id);
  if (record?.id !== id) return [];
  const links = linksIn(record) ?? (await readLinks(transport, map, id));
  return [{ project: toProject(map, record), ...links }];
}
