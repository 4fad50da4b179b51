import type { AccountDetails, Person } from '../../domain/model.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from './read-from-hubspot.ts';
import { accountDetailsSchema, ownersSchema } from '../schemas/people.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

const ownersPerPage = 100;

/**
 * The owners who still work here, by owner id. One without an email address reaches nobody and is left out.
 * @throws AccountError
 */
export async function readPeople(transport: HubSpotTransport): Promise<Readonly<Record<string, Person>>> {
  const people: Record<string, Person> = {};
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readOwnersPage>> = await readOwnersPage(transport, after);
    for (const { id, email, firstName, lastName, archived } of page.results) {
      if (archived || !email) continue;
      const name = [firstName, lastName].filter(Boolean).join(' ');
      people[id] = { id, name: name === '' ? email : name, email };
    }
    after = page.paging;
  } while (after !== null);
  return people;
}

function readOwnersPage(transport: HubSpotTransport, after: string | null) {
  return readFromHubSpot(transport, {
    name: 'list owners',
    method: 'GET',
    path: paths.owners(),
    query: { limit: String(ownersPerPage), archived: 'false', ...(after === null ? {} : { after }) },
    answer: ownersSchema,
  });
}

/**
 * Where the account is and which clock it keeps.
 * @throws AccountError
 */
export function readAccountDetails(transport: HubSpotTransport): Promise<AccountDetails> {
  return readFromHubSpot(transport, {
    name: 'read account details',
    method: 'GET',
    path: paths.accountDetails(),
    answer: accountDetailsSchema,
  });
}
