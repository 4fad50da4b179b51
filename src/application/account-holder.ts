import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '../settings/mapping-schema.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { ConnectedAccount } from './connect-account.ts';
import { pause } from './pause.ts';

/** Keeps the connected account, and connects anew when the settings map it otherwise. */
export interface AccountHolder {
  /** null until HubSpot could be asked for the first time. */
  get(): ConnectedAccount | null;
  /**
   * Connects, waiting and trying again as long as HubSpot is out of reach.
   * @throws what cannot be mended by waiting: AccountSetupError, WrongAccountError, AccountError `refused`
   */
  connect(mapping: Mapping, signal: AbortSignal): Promise<void>;
  /** For changed settings: connects if the mapping differs; what cannot be connected leaves the old one. */
  follow(mapping: Mapping): Promise<void>;
}

const longestPauseMs = 30_000;

/** `connect` asks HubSpot for the account under one mapping. */
export function holdAccount(
  connect: (mapping: Mapping) => Promise<ConnectedAccount>,
  logger: Logger,
): AccountHolder {
  let held: { readonly mapping: Mapping; readonly account: ConnectedAccount } | null = null;
  return {
    get: () => held?.account ?? null,
    async connect(mapping, signal) {
      for (let pauseMs = 1000; !signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
        try {
          held = { mapping, account: await connect(mapping) };
          return;
        } catch (error) {
          if (!(error instanceof AccountError) || error.because === 'refused') throw error;
          logger.warn({ error: error.message, pauseMs }, 'HubSpot cannot be reached; trying again');
          await pause(pauseMs, signal);
        }
      }
    },
    async follow(mapping) {
      if (held === null || isDeepStrictEqual(held.mapping, mapping)) return;
      try {
        held = { mapping, account: await connect(mapping) };
        logger.info({}, 'The changed mapping of names holds');
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        logger.error(
          { error: message },
          'The changed mapping does not fit the account; the old one still holds',
        );
      }
    },
  };
}
