import type { Mapping } from '../../settings/mapping-schema.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { AccountSetupError } from './account-setup-error.ts';
import { resolveRecordTypes } from './resolve-record-types.ts';

/**
 * In what the account does not fit a mapping, and what to do about it; empty: it fits.
 * @throws AccountError where HubSpot cannot be asked
 */
export async function findMisfits(
  transport: HubSpotTransport,
  mapping: Mapping,
  creativeProject: Parameters<typeof resolveRecordTypes>[2],
): Promise<readonly string[]> {
  try {
    await resolveRecordTypes(transport, mapping, creativeProject);
    return [];
  } catch (error) {
    if (error instanceof AccountSetupError) return error.problems;
    throw error;
  }
}
