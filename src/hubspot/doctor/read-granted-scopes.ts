import { z } from 'zod';
import { AccountError } from '../../reconcile/ports/account.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/** Not one of HubSpot's dated paths: there is none for tokens of private apps. */
const path = '/oauth/v2/private-apps/get/access-token-info';

const answer = z.object({ scopes: z.array(z.string()) });

/**
 * The names of the scopes that the access token has; null where HubSpot does not say.
 * @throws AccountError `later` where HubSpot is out of reach
 */
export async function readGrantedScopes(
  transport: HubSpotTransport,
  accessToken: string,
): Promise<ReadonlySet<string> | null> {
  try {
    const { scopes } = await readFromHubSpot(transport, {
      name: 'read access token info',
      method: 'POST',
      path,
      body: { tokenKey: accessToken },
      answer,
    });
    return new Set(scopes);
  } catch (error) {
    if (error instanceof AccountError && error.because !== 'later') return null;
    throw error;
  }
}
