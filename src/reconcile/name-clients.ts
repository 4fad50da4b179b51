import { errorMessage } from './error-message.ts';
import { AccountError, type AccountReader } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { Overview } from './ports/overview.ts';
import { withoutAddresses } from './without-addresses.ts';

interface ClientOptions {
  readonly account: () => Pick<AccountReader, 'clientsOf'>;
  readonly overview: Pick<Overview, 'withoutClient' | 'nameClients'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asked for at once. */
const batchSize = 500;
/** Of one occasion; the next sweep brings the next. */
const mostBatches = 10;
/** Milliseconds after which a name may have changed: about as long as a cycle. */
const askedAgainAfterMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Gives the projects of the overview the names of their clients, which no look at a project brings along: once in
 * some months for each, in batches. Where HubSpot cannot be asked, the next sweep brings another try.
 * @throws only where the store fails
 */
export async function nameClients({ account, overview, clock, logger }: ClientOptions): Promise<void> {
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const now = clock.now();
    const ids = await overview.withoutClient({ askedBefore: now - askedAgainAfterMs, limit: batchSize });
    if (ids.length === 0) return;
    try {
      const clients = await account().clientsOf(ids);
      await overview.nameClients(
        ids.map((projectId) => ({ projectId, client: clients.get(projectId) ?? null })),
        now,
      );
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      logger.warn(
        { error: withoutAddresses(errorMessage(error)), projects: ids.length },
        'The clients of projects could not be read',
      );
      return;
    }
    if (ids.length < batchSize) return;
  }
}
