import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import type { AccountDetails } from '../../domain/model.ts';
import { AccountError, type AccountReader } from '../../reconcile/ports/account.ts';

/** Real milliseconds; no page waits longer for the account's time zone. */
const patienceMs = 1500;

/**
 * The account as HubSpot last told of it; null as long as it never has. A page is shown with that rather than not at
 * all.
 */
export function rememberDetails(
  account: () => Pick<AccountReader, 'details'>,
): () => Promise<AccountDetails | null> {
  let known: AccountDetails | null = null;
  return async () => {
    try {
      known = await timeout(patienceMs, TimeoutStrategy.Aggressive).execute(async () => account().details());
    } catch (error) {
      if (!(error instanceof AccountError) && !(error instanceof TaskCancelledError)) throw error;
    }
    return known;
  };
}
