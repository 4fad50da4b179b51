import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { seedPeople, type AgencyPeople } from '../../src/sandbox/seed.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Office } from '../../test/support/together-moves.ts';
import type { Bench } from './part.ts';

/** An emulated HubSpot account in this process, with its people, one company, and HubSpot's usual limits. */
export interface Account extends Office {
  readonly sandbox: Sandbox;
  readonly people: AgencyPeople;
  /** The account's time, epoch ms: yesterday's, until `catchUp`. */
  readonly now: () => number;
  /** From now on it is today in the account, too: what it holds was there before the app came. */
  readonly catchUp: () => void;
  /** What the app needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How long a changed record waits for further changes where a part says nothing else, ms. */
export const coalesceMs = 500;

const oneDayMs = 86_400_000;

/** Opens one, closed with the part. */
export async function openAccount({ closing }: Pick<Bench, 'closing'>): Promise<Account> {
  const clock = createMovableClock(Date.now() - oneDayMs);
  const sandbox = await startSandbox({ clock, keepExchanges: false });
  closing.add(() => sandbox.close());
  const { account, accessToken, clientSecret, portalId, url } = sandbox;
  return {
    sandbox,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    now: () => clock.now(),
    catchUp: () => clock.advance(Math.max(0, Date.now() - clock.now())),
    environment: {
      HUBSPOT_ACCESS_TOKEN: accessToken,
      HUBSPOT_CLIENT_SECRET: clientSecret,
      HUBSPOT_PORTAL_ID: String(portalId),
      HUBSPOT_API_BASE_URL: url,
      EMAIL_TRANSPORT: 'hubspot',
      HUBSPOT_EMAIL_TEMPLATE_ID: '1',
      MODE: 'live',
      COALESCE_MS: String(coalesceMs),
    },
  };
}

/** What somebody moves with a file, so that it counts as an edit in bulk. */
export const byImport = { changeSource: 'IMPORT', sourceId: 'importId:1' };

/** Lets everything out at once: a benchmark does what no agency does within one interval of the sweep. */
export const noBrake = { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 };
