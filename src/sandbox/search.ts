import { z } from 'zod';
import { badRequest } from './api-error.ts';
import type { ObjectType, StoredRecord } from './model.ts';
import { compare, comparable, compileFilter, filterSchema } from './search-filter.ts';
import type { IndexedRecord, SearchIndex } from './search-index.ts';

/** HubSpot's bounds on one search. */
const largestPage = 200;
const deepestResult = 10_000;
const mostGroups = 5;
const mostFiltersInGroup = 6;
const mostFilters = 18;

const sortSchema = z.union([
  z.string(),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') }),
]);

export const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })).default([]),
  sorts: z.array(sortSchema).max(1).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.number().int().positive().default(10),
  after: z.coerce.string().optional(),
});

export interface SearchPage {
  readonly total: number;
  readonly found: readonly IndexedRecord[];
  /** Offset of the next page; null: this was the last. */
  readonly after: string | null;
}

/** What HubSpot's search would find; results past the 10,000th are a 400. */
export function search(
  index: SearchIndex,
  type: ObjectType,
  request: z.output<typeof searchSchema>,
): SearchPage {
  const offset = readOffset(request.after);
  if (request.limit > largestPage)
    throw badRequest(`limit must be less than or equal to ${String(largestPage)}`);
  if (offset + request.limit > deepestResult) {
    throw badRequest(`The search would go past its ${String(deepestResult)} results`);
  }
  const groups = request.filterGroups.map(({ filters }) => filters);
  const tooMany =
    groups.length > mostGroups ||
    groups.some((filters) => filters.length > mostFiltersInGroup) ||
    groups.flat().length > mostFilters;
  if (tooMany) throw badRequest('There are too many filter groups or filters in the search');

  const tests = groups.map((filters) => filters.map((filter) => compileFilter(type, filter)));
  const matches = (record: IndexedRecord) =>
    tests.length === 0 || tests.some((group) => group.every((test) => test(record)));
  const found = [...index.recordsOf(type)].filter(matches).sort(order(type, request.sorts[0]));
  const end = offset + request.limit;
  return {
    total: found.length,
    found: found.slice(offset, end),
    after: end < found.length ? String(end) : null,
  };
}

function readOffset(after: string | undefined): number {
  if (after === undefined || after === '') return 0;
  if (!/^\d+$/.test(after)) throw badRequest(`after=${after} is not a valid offset`);
  return Number(after);
}

const byCreation = (a: StoredRecord, b: StoredRecord) =>
  a.createdAt - b.createdAt || Number(a.id) - Number(b.id);

/** Without a sort HubSpot answers oldest first; empty values come last. */
function order(type: ObjectType, sort: z.output<typeof sortSchema> | undefined) {
  if (sort === undefined) return (a: IndexedRecord, b: IndexedRecord) => byCreation(a.record, b.record);
  const descending = typeof sort === 'string' ? sort.startsWith('-') : sort.direction === 'DESCENDING';
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : sort.propertyName;
  const definition = type.properties.get(name);
  if (!definition) throw badRequest(`There was a problem with the request: cannot sort by ${name}`);
  return (a: IndexedRecord, b: IndexedRecord) => {
    const left = a.values.get(name);
    const right = b.values.get(name);
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const ascending = compare(comparable(definition, left), comparable(definition, right));
    return (descending ? -ascending : ascending) || byCreation(a.record, b.record);
  };
}
