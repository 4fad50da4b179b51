import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { AccountError } from '../../reconcile/ports/account.ts';
import type { Logger } from '../../reconcile/ports/observer.ts';
import { withoutAddresses } from '../../reconcile/without-addresses.ts';

/**
 * HubSpot's answer; null: it was too slow, out of reach, or refused, and the log says which. `what` completes
 * "could not be read". A call that is given up here goes on until the transport gives it up.
 * @throws what has nothing to do with HubSpot, as it came
 */
export type AskHubSpot = <Answer>(
  what: string,
  ask: () => Promise<Answer>,
) => Promise<{ readonly answer: Answer } | null>;

/** `patienceMs`: real milliseconds HubSpot may take for one question. */
export function askHubSpotWithin(patienceMs: number, logger: Logger): AskHubSpot {
  const patience = timeout(patienceMs, TimeoutStrategy.Aggressive);
  return async (what, ask) => {
    try {
      return { answer: await patience.execute(async () => await ask()) };
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof TaskCancelledError)) throw error;
      const because =
        error instanceof AccountError ? withoutAddresses(error.message) : 'HubSpot took too long';
      logger.warn({ error: because }, `${what} could not be read for the settings page`);
      return null;
    }
  };
}
