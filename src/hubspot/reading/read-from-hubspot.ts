import type { z } from 'zod';
import { AccountError } from '../../reconcile/ports/account.ts';
import {
  HubSpotAnswerError,
  HubSpotOutcomeUnknown,
  HubSpotRefused,
  HubSpotUnavailable,
} from '../transport/errors.ts';
import type { HubSpotCall, HubSpotTransport } from '../transport/transport.ts';

/** Whatever is asked, HubSpot says the same until somebody mends the token or its scopes. */
const aboutAccess: ReadonlySet<number> = new Set([401, 403]);

function inWordsOfThePort(error: unknown): unknown {
  if (error instanceof HubSpotUnavailable || error instanceof HubSpotOutcomeUnknown)
    return new AccountError('later', error.message, { cause: error });
  if (error instanceof HubSpotRefused && aboutAccess.has(error.status))
    return new AccountError('unauthorised', error.message, { cause: error });
  if (error instanceof HubSpotRefused || error instanceof HubSpotAnswerError)
    return new AccountError('refused', error.message, { cause: error });
  return error;
}

/**
 * Makes a call that changes nothing.
 * @throws AccountError `later` where HubSpot is out of reach, `unauthorised` where the token or a scope is wrong,
 * `refused` where HubSpot says no for another reason or cannot be understood.
 */
export async function readFromHubSpot<Schema extends z.ZodType>(
  transport: HubSpotTransport,
  call: Omit<HubSpotCall<Schema>, 'repeat'>,
): Promise<z.output<Schema>> {
  try {
    return await transport.call({ ...call, repeat: 'safe' });
  } catch (error) {
    throw inWordsOfThePort(error);
  }
}
