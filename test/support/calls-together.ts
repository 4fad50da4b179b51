import { nameOfCall } from './hubspot-call-names.ts';
import { calmSeam } from './stage/seam.ts';
import { openStage, type Stage } from './stage/stage.ts';
import type { StageApp } from './stage/stage-app.ts';
import { finishTickets, submitTickets } from './together-many.ts';

/** How often each endpoint of HubSpot was called: `POST task/batch/create`. */
export type CallCounts = Readonly<Record<string, number>>;

const noBrake = { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 };

/**
 * What it costs in calls when all tickets of so many projects are finished by one import, echoes of the app's own writes
 * aside. The app is taken through it by hand, pass by pass, so the counts are the same every time.
 */
export async function countCallsTogether(projects: number, ticketsEach: number): Promise<CallCounts> {
  const stage = await openStage();
  const counts: Record<string, number> = {};
  let areCounted = false;
  const app = await stage.start(
    {
      ...calmSeam,
      exchange: (request, carryOut) => {
        const name = nameOfCall(request);
        if (areCounted) counts[name] = (counts[name] ?? 0) + 1;
        return calmSeam.exchange(request, carryOut);
      },
    },
    { settings: { brake: noBrake } },
  );
  let ticketIds: readonly string[] = [];
  await workOff(stage, app, () => {
    ({ ticketIds } = submitTickets(stage.hubSpot, projects, ticketsEach));
  });
  areCounted = true;
  await workOff(stage, app, () => finishTickets(stage.hubSpot, ticketIds));
  app.stop();
  await stage.store.close();
  return counts;
}

/** Delivers all events of what somebody does at once. */
async function workOff({ hubSpot }: Stage, app: StageApp, doing: () => void): Promise<void> {
  const before = hubSpot.events.length;
  doing();
  await app.receive(hubSpot.events.slice(before));
  while ((await app.pass()) > 0 || (await app.mail()) > 0);
}

/** The reads among them. */
export function readsIn(counts: CallCounts): number {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith('GET') || name.endsWith('/batch/read'))
    .reduce((sum, [, count]) => sum + count, 0);
}
