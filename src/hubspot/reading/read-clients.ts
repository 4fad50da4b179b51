import { type AccountMap, objectTypes } from '../account-map.ts';
import { readText } from '../mapping/values.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { readCompanyIdsOfProjects } from './read-links-of-projects.ts';
import { readRecords } from './read-records.ts';

/**
 * The name of the first company that has one, for each project that has such a company.
 * @throws AccountError
 */
export async function readClientsOf(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const companiesOf = await readCompanyIdsOfProjects(transport, map, projectIds);
  const request = { name: 'companies', objectTypeId: objectTypes.company, properties: ['name'] };
  const companies = await readRecords(transport, request, [...companiesOf.values()].flat());
  const names = new Map(companies.map(({ id, properties }) => [id, readText(properties['name'])]));
  return new Map(
    [...companiesOf].flatMap(([projectId, companyIds]) => {
      const name = companyIds.map((id) => names.get(id) ?? null).find((found) => found !== null);
      return name === undefined ? [] : [[projectId, name] as const];
    }),
  );
}
