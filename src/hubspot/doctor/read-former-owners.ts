import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { ownersSchema } from '../schemas/people.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

const mostPages = 5;

/**
 * Names of people who own records but are no active users any more, by owner id; of the first 500 of them.
 * @throws AccountError
 */
export async function readFormerOwners(transport: HubSpotTransport): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query: Record<string, string> = {
      limit: '100',
      archived: 'true',
      ...(after !== null && { after }),
    };
    const { results, paging } = await readFromHubSpot(transport, {
      name: 'list former owners',
      method: 'GET',
      path: paths.owners(),
      query,
      answer: ownersSchema,
    });
    for (const { id, firstName, lastName, email } of results)
      names.set(id, [firstName, lastName].filter(Boolean).join(' ') || (email ?? ''));
    if (paging === null) break;
    after = paging;
  }
  return names;
}
