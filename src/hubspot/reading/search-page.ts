import type { FoundPage } from '../../reconcile/ports/account.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';
import { searchSchema } from '../schemas/records.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/** One condition of a search. */
export interface Filter {
  readonly propertyName: string;
  readonly operator: 'IN' | 'GT' | 'GTE' | 'LTE' | 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY';
  readonly value?: string;
  readonly values?: readonly string[];
}

/** All of these must hold. */
export type FilterGroup = readonly Filter[];

/** What is searched; a record is found where any group holds. HubSpot takes at most 5 groups of 6 filters. */
export interface SearchRequest {
  readonly name: string;
  readonly objectTypeId: string;
  readonly groups: readonly FilterGroup[];
}

export const has = (propertyName: string): Filter => ({ propertyName, operator: 'HAS_PROPERTY' });
export const hasNo = (propertyName: string): Filter => ({ propertyName, operator: 'NOT_HAS_PROPERTY' });
export const isOneOf = (propertyName: string, values: readonly string[]): Filter => ({
  propertyName,
  operator: 'IN',
  values,
});

const pageSize = 200;
const idProperty = 'hs_object_id';

/**
 * One page of ids, in the order of the ids. Every page is a query of its own for ids above the last one, so
 * HubSpot's end at 10,000 results is never met and records that change meanwhile move nobody off a page.
 * @throws AccountError
 */
export async function searchPage(
  transport: HubSpotTransport,
  request: SearchRequest,
  after: string | null,
): Promise<FoundPage> {
  const beyond: FilterGroup =
    after === null ? [] : [{ propertyName: idProperty, operator: 'GT', value: after }];
  const { results } = await readFromHubSpot(transport, {
    name: `search ${request.name}`,
    method: 'POST',
    path: paths.search(request.objectTypeId),
    body: {
      filterGroups: request.groups.map((group) => ({ filters: [...group, ...beyond] })),
      sorts: [idProperty],
      properties: [idProperty],
      limit: pageSize,
      after: '0',
    },
    answer: searchSchema,
    limit: 'search',
    priority: 'sweep',
  });
  const ids = results.map(({ id }) => id);
  return { ids, after: ids.length < pageSize ? null : (ids.at(-1) ?? null) };
}
