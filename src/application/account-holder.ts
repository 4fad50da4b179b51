import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '../settings/mapping-schema.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { ConnectedAccount } from './connect-account.ts';
import { pause } from './pause.ts';

interface HolderOptions {
  /** Asks HubSpot for the account under one mapping. */
  readonly connect: (mapping: Mapping) => Promise<ConnectedAccount>;
  /** The mapping of the newest settings. */
  readonly mapping: () => Mapping;
  readonly logger: Logger;
  /** Aborted, nothing waits for HubSpot any more. */
  readonly signal: AbortSignal;
  /** First pause between two tries in real milliseconds, doubled up to 30,000; default 1,000. */
  readonly firstPauseMs?: number;
}

/** Keeps the connected account, and connects anew when the settings map it otherwise. */
export interface AccountHolder {
  /** null until HubSpot could be asked for the first time. */
  get(): ConnectedAccount | null;
  /** False where it could not be asked under the newest mapping (yet), and where it was not asked at all. */
  holdsNewest(): boolean;
  /**
   * Connects, waiting and trying again as long as HubSpot is out of reach. Resolves unconnected where the signal
   * is aborted meanwhile.
   * @throws what cannot be mended by waiting: AccountSetupError, WrongAccountError, AccountError `refused`
   */
  connect(): Promise<void>;
  /**
   * Connects without waiting for HubSpot.
   * @throws as `connect` does, and AccountError `later` where HubSpot is out of reach
   */
  connectOnce(): Promise<void>;
  /**
   * For changed settings: connects if the mapping differs, after any connecting that is under way. A mapping that
   * does not fit the account is told and leaves the old one; it is tried again with the next change. Never rejects.
   */
  follow(): Promise<void>;
}

const longestPauseMs = 30_000;

export function holdAccount(options: HolderOptions): AccountHolder {
  const { connect, mapping, logger, signal, firstPauseMs = 1000 } = options;
  let held: { readonly mapping: Mapping; readonly account: ConnectedAccount } | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const holdsNewest = (): boolean => held !== null && isDeepStrictEqual(held.mapping, mapping());
  const isStopping = (): boolean => signal.aborted;
  const hold = async (): Promise<void> => {
    for (let pauseMs = firstPauseMs; !isStopping() && !holdsNewest();) {
      const wanted = mapping();
      try {
        held = { mapping: wanted, account: await connect(wanted) };
      } catch (error) {
        if (isStopping()) return;
        if (!(error instanceof AccountError) || error.because !== 'later') throw error;
        logger.warn({ error: error.message, pauseMs }, 'HubSpot cannot be reached; trying again');
        await pause(pauseMs, signal);
        pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      }
    }
  };
  const holdChanged = async (): Promise<void> => {
    if (held === null || holdsNewest()) return;
    try {
      await hold();
      if (holdsNewest()) logger.info({}, 'The changed mapping of names holds');
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      logger.error(
        { error: message },
        'The changed mapping does not fit the account; the old one still holds',
      );
    }
  };

  return {
    get: () => held?.account ?? null,
    holdsNewest,
    connect: () => {
      const connecting = hold();
      underWay = connecting.catch(() => undefined);
      return connecting;
    },
    connectOnce: async () => {
      const wanted = mapping();
      held = { mapping: wanted, account: await connect(wanted) };
    },
    follow: () => (underWay = underWay.then(holdChanged)),
  };
}
