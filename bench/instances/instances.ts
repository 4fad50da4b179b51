import { setTimeout as wait } from 'node:timers/promises';
import { Closing } from '../../src/application/closing.ts';
import { byImport, coalesceMs, noBrake, openAccount } from '../harness/account.ts';
import { startApp, type App } from '../harness/app.ts';
import { atRest } from '../harness/at-rest.ts';
import { logCalls, measureDrain, type Drain } from '../harness/call-log.ts';
import { checkOutcome } from '../burst/check-outcome.ts';
import { figure, type Figure } from '../harness/figures.ts';
import type { Bench, Part } from '../harness/part.ts';
import { seedAtWork } from '../harness/seed-projects.ts';
import { median } from '../harness/statistics.ts';
import { makeDeliveries, publicBaseUrl } from '../ingest/deliveries.ts';
import { drive } from '../ingest/drive.ts';
import { createDatabase } from './databases.ts';
import { shareOut } from './share-out.ts';

const counts = [1, 2, 3];
const patienceMs = 300_000;
const tenSecondsMs = 10_000;

/** Several servers on one database work off a burst together; answers how that went. */
async function drainWith(bench: Bench, serverUrl: string, servers: number): Promise<Drain> {
  const account = await openAccount(bench);
  const [projects, ticketsEach] = bench.isQuick ? [100, 5] : [200, 10];
  const { projectIds, ticketIds } = seedAtWork(account, projects, ticketsEach);
  const apps: App[] = [];
  const front = await shareOut(bench, () => apps.map(({ port }) => port));
  const databaseUrl = await createDatabase(bench, serverUrl);
  const calls = logCalls((listener) => account.sandbox.onExchange(listener));
  for (let count = 0; count < servers; count += 1)
    apps.push(
      await startApp(bench, {
        account,
        publicBaseUrl: front,
        environment: { DATABASE_URL: databaseUrl },
        settings: { brake: noBrake },
      }),
    );
  account.sandbox.setAppUrl(front);
  const urls = apps.map(({ url }) => url);
  await atRest(account, urls, patienceMs);
  await wait(tenSecondsMs);
  const importer = account.account.as(byImport);
  for (const id of ticketIds) importer.update(id, { copy_status: 'copy_approved' });
  const from = performance.now() + coalesceMs;
  await atRest(account, urls, patienceMs);
  checkOutcome(account, { projectIds, ticketIds, approvedIds: [] });
  await Promise.all(apps.map((app) => app.stop()));
  return { ...measureDrain(calls, from), refused: calls.filter(({ isRefused }) => isRefused).length };
}

/** Deliveries per second that several servers on one database take together. */
async function ingestWith(bench: Bench, serverUrl: string, servers: number): Promise<number> {
  const account = await openAccount(bench);
  const { clientSecret, portalId, appId, layout } = account.sandbox;
  const environment = { DATABASE_URL: await createDatabase(bench, serverUrl), COALESCE_MS: '60000' };
  const apps: App[] = [];
  for (let count = 0; count < servers; count += 1)
    apps.push(await startApp(bench, { account, publicBaseUrl, environment }));
  const sender = { portalId, appId, clientSecret, projectTypeId: layout.projectType.id };
  const deliveries = makeDeliveries(200, sender);
  const send = (ms: number) =>
    drive({ ports: apps.map(({ port }) => port), deliveries, connections: 12, ms });
  await send(1500);
  const rounds: number[] = [];
  for (let round = 0; round < (bench.isQuick ? 2 : 7); round += 1) rounds.push((await send(1500)).perSecond);
  await Promise.all(apps.map((app) => app.stop()));
  return median(rounds);
}

async function onItsOwn<Result>(bench: Bench, run: (bench: Bench) => Promise<Result>): Promise<Result> {
  const closing = new Closing();
  bench.closing.add(() => closing.close());
  try {
    return await run({ ...bench, closing });
  } finally {
    await closing.close();
  }
}

/** One, two and three servers of the app on one PostgreSQL database, which share one quota. */
export const instances: Part = {
  name: 'instances',
  about: 'one, two and three servers on PostgreSQL; needs TEST_DATABASE_URL',
  run: async (bench) => {
    const serverUrl = process.env['TEST_DATABASE_URL'];
    if (serverUrl === undefined)
      return { figures: [], notes: ['Not measured: TEST_DATABASE_URL names no PostgreSQL server.'] };
    const figures: Figure[] = [];
    const taken: number[] = [];
    let refusedAlone = 0;
    for (const servers of counts) {
      const drain = await onItsOwn(bench, (own) => drainWith(own, serverUrl, servers));
      taken.push(await onItsOwn(bench, (own) => ingestWith(own, serverUrl, servers)));
      if (servers === 1) refusedAlone = drain.refused;
      const named = (name: string) => `${servers} ${servers === 1 ? 'server' : 'servers'}: ${name}`;
      bench.say(named(`${drain.calls} calls in ${Math.round(drain.ms / 1000)} s`));
      figures.push(
        figure(named('refusals for too many calls'), drain.refused, '', { atMost: refusedAlone }),
        figure(named('time to drain ÷ calls at 19 per s'), drain.ratio, '', { atMost: 1.1 }),
        figure(
          named('share of the quota used'),
          drain.quotaShare === null ? null : 100 * drain.quotaShare,
          '%',
        ),
        figure(named('deliveries per second'), taken.at(-1) ?? null),
      );
    }
    const [one = NaN, two = NaN, three = NaN] = taken;
    return {
      figures: [
        ...figures,
        figure('deliveries of two servers ÷ of one', two / one, '', { atLeast: 1 }),
        figure('deliveries of three servers ÷ of one', three / one, '', { atLeast: 1 }),
      ],
      notes: [
        `The burst of ${bench.isQuick ? '500' : '2,000'} events, brought to the servers in turn; refusals are counted from the start of the first server. Servers, database, account and sender share the machine, so deliveries can grow only where it has cores to spare.`,
      ],
    };
  },
};
