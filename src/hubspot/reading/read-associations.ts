import { chunksOf } from '../chunks.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';
import { assertOnlyMissing, possibleIds } from './read-records.ts';
import { associationBatchSchema } from '../schemas/associations.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

const idsPerCall = 1000;

/** One direction between two object types. */
export interface AssociationRequest {
  /** For logs and metrics: `projects of tickets`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

interface Cursor {
  readonly id: string;
  readonly after?: string;
}

async function readPage(transport: HubSpotTransport, request: AssociationRequest, inputs: readonly Cursor[]) {
  const name = `batch read ${request.name}`;
  const { results, errors } = await readFromHubSpot(transport, {
    name,
    method: 'POST',
    path: paths.associationsBatchRead(request.from, request.to),
    body: { inputs },
    answer: associationBatchSchema,
  });
  // A record without any association is answered as an error, too, of the same category as a missing one.
  assertOnlyMissing(errors, name);
  return results;
}

/**
 * The ids associated with each record, 1,000 records to a call, every page followed. Every id asked for is in
 * the answer; one without associations, or that does not exist, has an empty list.
 * @throws AccountError
 */
export async function readAssociations(
  transport: HubSpotTransport,
  request: AssociationRequest,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map(ids.map((id) => [id, new Set<string>()]));
  let cursors: readonly Cursor[] = possibleIds(ids).map((id) => ({ id }));
  while (cursors.length > 0) {
    const pages = await Promise.all(
      chunksOf(cursors, idsPerCall).map((chunk) => readPage(transport, request, chunk)),
    );
    const results = pages.flat();
    for (const { from, to } of results) for (const { toObjectId } of to) found.get(from.id)?.add(toObjectId);
    cursors = results.flatMap(({ from, paging }) =>
      paging === null ? [] : [{ id: from.id, after: paging }],
    );
  }
  return new Map([...found].map(([id, others]) => [id, [...others]]));
}
