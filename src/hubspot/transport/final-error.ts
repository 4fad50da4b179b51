import type { z } from 'zod';
import { HubSpotOutcomeUnknown, HubSpotUnavailable } from './errors.ts';
import type { HubSpotCall } from './transport.ts';
import type { TryFailure } from './try-failure.ts';

/** What the last failure means for the caller. */
export function finalError(call: HubSpotCall<z.ZodType>, failure: TryFailure, tries: number): Error {
  const times = tries > 1 ? `, after ${tries} tries` : '';
  const message = `${call.name}: ${failure.message}${times}`;
  return call.repeat === 'safe' || failure.provesNothingDone
    ? new HubSpotUnavailable(message, failure.status, { cause: failure })
    : new HubSpotOutcomeUnknown(`${message}; it may have been carried out`, { cause: failure });
}
