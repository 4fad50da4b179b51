import type { WriteOutcome } from '../../reconcile/ports/account.ts';
import type { BatchError } from '../schemas/batch-error.ts';
import {
  HubSpotAnswerError,
  HubSpotOutcomeUnknown,
  HubSpotRefused,
  HubSpotUnavailable,
} from '../transport/errors.ts';

type Failure = Extract<WriteOutcome<unknown>, { readonly ok: false }>;

const failed = (because: Failure['because'], message: string): Failure => ({ ok: false, because, message });

/** Categories in which a row of a 207 fails for reasons that are not its own. */
const passing: Readonly<Record<string, Failure['because']>> = {
  RATE_LIMIT: 'later',
  RATE_LIMITS: 'later',
  INTERNAL_ERROR: 'unknown',
  TIMEOUT: 'unknown',
};

/** What an entry of `errors` says of its row. */
export function outcomeOfRow({ category, message }: BatchError): Failure {
  return failed(passing[category ?? ''] ?? 'refused', message);
}

/** The answer does not say what became of the row. */
export const unmentioned: Failure = failed('unknown', 'HubSpot answered without a word about this row');

/** What a call that failed whole says of all its rows. Errors that are not HubSpot's are thrown on. */
export function outcomeOfCall(error: unknown): Failure {
  if (error instanceof HubSpotRefused) return failed('refused', error.message);
  if (error instanceof HubSpotUnavailable) return failed('later', error.message);
  if (error instanceof HubSpotOutcomeUnknown || error instanceof HubSpotAnswerError)
    return failed('unknown', error.message);
  throw error;
}

/** A refusal that lies in the app's own rights, or its token: no row fares better alone. */
export function concernsEveryRow(error: HubSpotRefused): boolean {
  return error.status === 401 || error.status === 403;
}
