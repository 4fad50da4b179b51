import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AgencyPeople } from '../seed.ts';
import { startTogether, type Together, type TogetherOptions } from '../together.ts';
import type { AccountHandle } from '../person.ts';
import { beginJournal, type Journal } from './journal/journal.ts';
import { openPlayground } from './playground.ts';
import { servePages } from './serve-pages.tsx';
import { createPlayer } from './story/player.ts';

export interface WithPageOptions extends Omit<TogetherOptions, 'prepare' | 'sandbox'> {
  readonly sandbox: Omit<NonNullable<TogetherOptions['sandbox']>, 'seed' | 'timeZone'>;
  readonly timeZone: string;
  /** Fills the account, and says who is who in it. */
  readonly seed: (account: AccountHandle) => AgencyPeople;
  /** The port of the page on 127.0.0.1; 0: any free one. */
  readonly pagePort: number;
  /** Real milliseconds between two steps of a cycle that plays itself; 2500 unless given. */
  readonly paceMs?: number;
}

export interface WithPage {
  readonly together: Together;
  /** Of the page, without a trailing slash. */
  readonly pageUrl: string;
  readonly close: () => Promise<void>;
}

/**
 * An account, the app working for it, and the page to play with both. The account has no limits worth the name, so
 * that nobody waits when months pass. Rejects where a port is taken; nothing stays open then.
 */
export async function startWithPage(options: WithPageOptions): Promise<WithPage> {
  const { seed, timeZone, pagePort, paceMs = 2500, sandbox, ...rest } = options;
  const prepared: { readonly journal: Journal; readonly people: AgencyPeople }[] = [];
  const together = await startTogether({
    limited: false,
    ...rest,
    sandbox: { ...sandbox, timeZone },
    prepare: async ({ sandbox: account }) => {
      const journal = beginJournal(account, () => rest.clock.now());
      // The app is not there yet, and finds all of it when it starts.
      account.webhooks.turnOff();
      prepared.push({ journal, people: seed(account.account) });
      account.webhooks.turnOn();
      await Promise.resolve();
    },
  });
  const [first] = prepared;
  if (first === undefined) throw new TypeError('The account was not prepared');
  await together.settled();
  const playground = openPlayground({ together, timeZone, ...first });
  const player = createPlayer(playground, paceMs);
  const server = createServer(servePages(playground, player));
  const closeAll = async () => {
    player.close();
    playground.news.close();
    server.closeAllConnections();
    await together.close();
  };
  try {
    server.listen(pagePort, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    await closeAll();
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The page listens on no TCP port');
  return {
    together,
    pageUrl: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      await closeAll();
    },
  };
}
