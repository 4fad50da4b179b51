import { seedPeople, type AgencyPeople } from '../../src/sandbox/seed.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { Office } from '../../test/support/together-moves.ts';
import type { Bench } from './part.ts';

/** An emulated HubSpot account in this process, with its people and one company. */
export interface Account extends Office {
  readonly sandbox: Sandbox;
  readonly people: AgencyPeople;
  /** What the app needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens one in real time, closed with the part. HubSpot's usual limits hold unless others are given. */
export async function openAccount(
  { closing }: Bench,
  limits: SandboxOptions['limits'] = {},
): Promise<Account> {
  const sandbox = await startSandbox({ clock: { now: () => Date.now() }, keepExchanges: false, limits });
  closing.add(() => sandbox.close());
  const { account, accessToken, clientSecret, portalId, url } = sandbox;
  return {
    sandbox,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    environment: {
      HUBSPOT_ACCESS_TOKEN: accessToken,
      HUBSPOT_CLIENT_SECRET: clientSecret,
      HUBSPOT_PORTAL_ID: String(portalId),
      HUBSPOT_API_BASE_URL: url,
      EMAIL_TRANSPORT: 'hubspot',
      HUBSPOT_EMAIL_TEMPLATE_ID: '1',
      MODE: 'live',
    },
  };
}

/** What somebody moves with a file, so that it counts as an edit in bulk. */
export const byImport = { changeSource: 'IMPORT', sourceId: 'importId:1' };

/** Lets everything out at once: a benchmark does what no agency does within one interval of the sweep. */
export const noBrake = { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 };
