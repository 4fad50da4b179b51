import { byImport, coalesceMs, noBrake, openAccount } from '../harness/account.ts';
import { startApp } from '../harness/app.ts';
import { atRest } from '../harness/at-rest.ts';
import { byName, logCalls, measureDrain, type LoggedCall } from '../harness/call-log.ts';
import { figure, type Figure } from '../harness/figures.ts';
import type { Bench, Part } from '../harness/part.ts';
import { median } from '../harness/statistics.ts';
import { seedAtWork, seedInReview } from '../harness/seed-projects.ts';
import { moveStatuses } from './move-statuses.ts';
import { checkOutcome } from './check-outcome.ts';

const drainPatienceMs = 400_000;

interface Size {
  readonly projects: number;
  readonly ticketsEach: number;
}

/** Every ticket of every project is finished by one import; the app moves them and hands every ad set over. */
async function measureBurst(bench: Bench, size: Size): Promise<readonly Figure[]> {
  const account = await openAccount(bench);
  const { projectIds, ticketIds } = seedAtWork(account, size.projects, size.ticketsEach);
  const reviewed = seedInReview(account, 8);
  const app = await startApp(bench, {
    account,
    settings: { brake: noBrake },
    profileFolder: bench.profileFolder,
  });
  account.sandbox.setAppUrl(app.url);
  await atRest(account, [app.url], drainPatienceMs);
  // The window of ten seconds before the burst must be empty, or it would pay for the setting up.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  if (account.account.list('task').length > 0) throw new Error('The projects were not seeded at rest');
  bench.say(`${titleOf(size)}: the projects are there, and the app has nothing to do`);
  const calls = logCalls((listener) => account.sandbox.onExchange(listener));

  const importer = account.account.as(byImport);
  for (const id of ticketIds) importer.update(id, { copy_status: 'copy_approved' });
  const dueAt = performance.now() + coalesceMs;
  const waits = await moveStatuses(account, reviewed);
  const memory = await app.memory();
  await atRest(account, [app.url], drainPatienceMs);
  checkOutcome(account, { projectIds, ticketIds, approvedIds: reviewed });
  bench.say(byName(calls));
  const figures = figuresOf(size, calls, dueAt, waits);
  await app.stop();
  return [...figures, figure(`${titleOf(size)}: memory under load`, memory?.nowMb ?? null, 'MB')];
}

const titleOf = ({ projects, ticketsEach }: Size) =>
  `${(projects * ticketsEach).toLocaleString('en-US')} events, ${projects} projects`;

function figuresOf(
  size: Size,
  calls: readonly LoggedCall[],
  dueAt: number,
  waits: readonly number[],
): readonly Figure[] {
  const drain = measureDrain(calls, dueAt);
  const named = (name: string) => `${titleOf(size)}: ${name}`;
  return [
    figure(named('time to drain ÷ calls at 19 per s'), drain.ratio, '', { atMost: 1.1 }),
    figure(named('share of the quota used'), drain.quotaShare === null ? null : drain.quotaShare * 100, '%', {
      atLeast: 95,
    }),
    figure(named('refusals for too many calls'), drain.refused, '', { atMost: 0 }),
    figure(named("an account manager's handoff is out after, at worst"), Math.max(...waits) / 1000, 's', {
      atMost: 2,
    }),
    figure(named("an account manager's handoff is out after"), median(waits) / 1000, 's'),
    figure(named('calls'), drain.calls),
    figure(named('time to drain'), drain.ms / 1000, 's'),
  ];
}

/** A heap of changes under HubSpot's usual limits, and a person who moves a status while it is worked off. */
export const burst: Part = {
  name: 'burst',
  about: 'thousands of changed tickets at once under the usual limits; takes some minutes',
  run: async (bench) => {
    const sizes: readonly Size[] = [
      { projects: 200, ticketsEach: 10 },
      ...(bench.isQuick ? [] : [{ projects: 500, ticketsEach: 20 }]),
    ];
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...(await measureBurst(bench, size)));
    return {
      figures,
      notes: [
        `Every event finishes a ticket, so that each project's ad set is handed over: a task and two emails each, and a single-send email is a call of its own. Time runs from when the first record was due (${coalesceMs} ms after the import, COALESCE_MS) to the last call, the app's own echoes included.`,
        'The share of the quota is the mean over all spans of ten seconds within that time.',
        `The account manager's time runs from the click to the task in HubSpot; ${coalesceMs} ms of it is COALESCE_MS, and the emulated account answers at once.`,
      ],
    };
  },
};
