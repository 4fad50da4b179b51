import type { CalendarDate } from '../../domain/model.ts';
import type { AccountMap } from '../account-map.ts';
import { readText } from '../mapping/values.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { openProjects } from '../reading/search-open-records.ts';
import type { FilterGroup } from '../reading/search-page.ts';
import { z } from 'zod';
import { recordId } from '../schemas/paging.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/** Whom an open project names; null: nobody. */
export interface ProjectOwners {
  readonly projectId: string;
  readonly accountManagerId: string | null;
  readonly sasId: string | null;
}

const pageSize = 200;
const mostPages = 10;
const idProperty = 'hs_object_id';

const pageSchema = z.object({
  results: z.array(z.object({ id: recordId, properties: z.record(z.string(), z.string().nullable()) })),
});

/**
 * The owners that open projects name, in the order of the projects' ids: of 2,000 projects at most, `isComplete`
 * says whether those were all. As fresh as HubSpot's search, which may lag by seconds.
 * @throws AccountError
 */
export async function readOwnersOfOpenProjects(
  transport: HubSpotTransport,
  map: Pick<AccountMap, 'project' | 'projectTypeId'>,
  dateUpTo: CalendarDate,
): Promise<{ readonly projects: readonly ProjectOwners[]; readonly isComplete: boolean }> {
  const { accountManager, sas } = map.project.properties;
  const { groups, objectTypeId } = openProjects(map, dateUpTo);
  const projects: ProjectOwners[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const last = projects.at(-1)?.projectId;
    const beyond: FilterGroup =
      last === undefined ? [] : [{ propertyName: idProperty, operator: 'GT', value: last }];
    const { results } = await readFromHubSpot(transport, {
      name: 'search owners of open projects',
      method: 'POST',
      path: paths.search(objectTypeId),
      body: {
        filterGroups: groups.map((group) => ({ filters: [...group, ...beyond] })),
        sorts: [idProperty],
        properties: [accountManager, sas],
        limit: pageSize,
        after: '0',
      },
      answer: pageSchema,
      limit: 'search',
    });
    projects.push(
      ...results.map(({ id, properties }) => ({
        projectId: id,
        accountManagerId: readText(properties[accountManager]),
        sasId: readText(properties[sas]),
      })),
    );
    if (results.length < pageSize) return { projects, isComplete: true };
  }
  return { projects, isComplete: false };
}
