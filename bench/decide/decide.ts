import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byImport, noBrake, openAccount } from '../harness/account.ts';
import { startApp } from '../harness/app.ts';
import { atRest } from '../harness/at-rest.ts';
import { readProfile, sharesByPlace, shareOf } from '../harness/cpu-profile.ts';
import { figure } from '../harness/figures.ts';
import type { Bench, Part } from '../harness/part.ts';
import { seedAtWork } from '../harness/seed-projects.ts';
import { decisionsPerSecond } from './decisions-per-second.ts';

const patienceMs = 120_000;

const ticketsEach = 5;

/**
 * The share of the app's CPU that decisions take while it works off many projects, 0 to 1, in a real process that has
 * been at it for a while: as many projects come before, until its code is compiled.
 */
async function shareOfCpu(bench: Bench): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-bench-'));
  bench.closing.add(() => rm(folder, { recursive: true, force: true }));
  const account = await openAccount(bench);
  const projects = bench.isQuick ? 30 : 150;
  const { ticketIds } = seedAtWork(account, 2 * projects, ticketsEach);
  const app = await startApp(bench, { account, settings: { brake: noBrake }, profileFolder: folder });
  account.sandbox.setAppUrl(app.url);
  await atRest(account, [app.url], patienceMs);
  const importer = account.account.as(byImport);
  const finish = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) importer.update(id, { copy_status: 'copy_approved' });
    await atRest(account, [app.url], patienceMs);
  };
  await finish(ticketIds.slice(0, projects * ticketsEach));
  const from = performance.now() - app.startedAt;
  await finish(ticketIds.slice(projects * ticketsEach));
  await app.stop();
  const profile = await readProfile(folder);
  const places = sharesByPlace(profile, from).map(
    ([place, share]) => `${place} ${(share * 100).toFixed(1)} %`,
  );
  bench.say(places.join(', '));
  const isDecide = ({ functionName, url }: { functionName: string; url: string }) =>
    functionName === 'decide' && url.endsWith('/domain/decide.js');
  return shareOf(profile, isDecide, from);
}

/** The core alone: how many decisions it makes, and how little of the app's work that is. */
export const decide: Part = {
  name: 'decide',
  about: 'decisions per second, and their share of the CPU of a reconciliation',
  run: async (bench) => {
    const ms = bench.isQuick ? 300 : 2000;
    const [small, large, huge] = [5, 200, 1000].map((tickets) => decisionsPerSecond(tickets, ms));
    if (small === undefined || large === undefined || huge === undefined)
      throw new RangeError('Nothing was decided');
    return {
      figures: [
        figure('decisions per second of CPU, 5 tickets', small),
        figure('decisions per second of CPU, 200 tickets', large),
        figure('time per ticket at 1,000 tickets ÷ at 200', large / huge / 5, '', { atMost: 1.2 }),
        figure('share of the CPU of a reconciliation', (await shareOfCpu(bench)) * 100, '%', { atMost: 1 }),
      ],
      notes: [
        'Every ticket of the projects decided is in work, and nothing is to be done but to find that out. The share is that of `decide` and all it calls in a CPU profile of the app, from the arrival of the events to the last call, waiting aside, after as many projects before.',
      ],
    };
  },
};
