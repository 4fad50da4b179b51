import { AccountError } from '../../reconcile/ports/account.ts';
import { chunksOf } from '../chunks.ts';
import type { RecordRequest } from '../mapping/record-request.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';
import type { BatchError } from '../schemas/batch-error.ts';
import { type CrmRecord, recordBatchSchema } from '../schemas/records.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

const batchLimit = 100;
/** HubSpot's own limit for a batch read that asks for history. */
export const batchLimitWithHistory = 50;

/** HubSpot's ids are digits, as many as fit into 64 bits; anything else would have the whole batch refused. */
export function possibleIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => /^\d{1,18}$/.test(id));
}

/**
 * A record that does not exist is no failure. Anything else must not look like a deleted record, so it fails
 * the read.
 * @throws AccountError
 */
export function assertOnlyMissing(errors: readonly BatchError[], name: string): void {
  const serious = errors.find(({ category }) => category !== 'OBJECT_NOT_FOUND');
  if (serious !== undefined) throw new AccountError('later', `${name}: ${serious.message}`);
}

/**
 * Reads records by id, 100 to a call, or 50 where history is asked for. Those that do not exist are left out.
 * @throws AccountError
 */
export async function readRecords(
  transport: HubSpotTransport,
  request: RecordRequest,
  ids: readonly string[],
): Promise<readonly CrmRecord[]> {
  const name = `batch read ${request.name}`;
  const withHistory = request.propertiesWithHistory ?? [];
  const size = withHistory.length > 0 ? batchLimitWithHistory : batchLimit;
  const possible = possibleIds(ids);
  const asked = new Set(possible);
  const answers = await Promise.all(
    chunksOf(possible, size).map((chunk) =>
      readFromHubSpot(transport, {
        name,
        method: 'POST',
        path: paths.batchRead(request.objectTypeId),
        body: {
          inputs: chunk.map((id) => ({ id })),
          properties: request.properties,
          propertiesWithHistory: withHistory,
        },
        answer: recordBatchSchema,
      }),
    ),
  );
  return answers.flatMap(({ results, errors }) => {
    assertOnlyMissing(errors, name);
    // A record that was merged away answers with the one it became: that is another record.
    return results.filter(({ id }) => asked.has(id));
  });
}
