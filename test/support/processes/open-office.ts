import { onTestFinished } from 'vitest';
import { createMovableClock, type MovableClock } from '../../../src/sandbox/movable-clock.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { seedPeople } from '../../../src/sandbox/seed.ts';
import type { Office } from '../together-moves.ts';

/** An account in which people work, for apps in processes of their own. */
export interface BusyOffice extends Office {
  readonly sandbox: Sandbox;
  /** The account's; it runs as those of the processes do. */
  readonly clock: MovableClock;
  /** The calendar date in the account, so many days from today. */
  dateIn(days: number): string;
}

/** HubSpot tries for a day; here it tries often, and longer than any test takes. */
const untiringly = [50, 100, ...Array.from({ length: 4000 }, () => 200)];

const dayMs = 86_400_000;

/** Opens an account without limits; closed after the test. Where it lies it is noon, so that no test meets midnight. */
export async function openOffice(): Promise<BusyOffice> {
  const clock = createMovableClock();
  const timeZone = zoneWhereItIsNoon(clock.now());
  const sandbox = await startSandbox({
    clock,
    timeZone,
    limits: { perTenSeconds: 1_000_000, searchPerSecond: 1_000_000 },
    webhooks: { batchingMs: 5, retryDelaysMs: untiringly },
    keepExchanges: false,
  });
  onTestFinished(() => sandbox.close());
  const { account } = sandbox;
  return {
    sandbox,
    clock,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    dateIn: (days) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(clock.now() + days * dayMs),
  };
}

/** The zones of `Etc` are named the wrong way round: GMT-3 is three hours ahead. */
function zoneWhereItIsNoon(now: number): string {
  const hoursAhead = 12 - new Date(now).getUTCHours();
  return `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}

/** From now on no sweep finds anything: whatever happens comes of an event. */
export function blindSweeps({ sandbox }: Pick<BusyOffice, 'sandbox'>): void {
  sandbox.faults.next(
    ({ path }) => path.endsWith('/search'),
    { answer: 200, body: { total: 0, results: [] } },
    1_000_000,
  );
}
