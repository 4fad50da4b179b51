import { expect, test } from 'vitest';
import { nameOfCall } from '../support/hubspot-call-names.ts';
import { calmSeam } from '../support/stage/seam.ts';
import { openStageForTest, type Stage } from '../support/stage/stage.ts';
import type { StageApp } from '../support/stage/stage-app.ts';
import { finishTickets, submitTickets } from '../support/together-many.ts';

/*
 * What many projects cost together in calls to HubSpot, so that it cannot creep up unseen: the more are worked at
 * once, the less each costs. The app is taken through it by hand, pass by pass, so the counts are the same every time.
 */

const projects = 200;
const ticketsEach = 4;
const tickets = projects * ticketsEach;

/** The account, and the app with every call it makes. */
async function openCounted() {
  const stage = await openStageForTest();
  const calls: string[] = [];
  const app = await stage.start(
    {
      ...calmSeam,
      exchange: (request, carryOut) => {
        calls.push(nameOfCall(request));
        return calmSeam.exchange(request, carryOut);
      },
    },
    { settings: { brake: { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 } } },
  );
  return { stage, app, calls };
}

/** Delivers all events of what somebody does at once, and has the app work them off; echoes are not delivered. */
async function during({ hubSpot }: Stage, app: StageApp, doing: () => void): Promise<void> {
  const before = hubSpot.events.length;
  doing();
  await app.receive(hubSpot.events.slice(before));
  while ((await app.pass()) > 0 || (await app.mail()) > 0);
}

test('two hundred projects of four tickets that reach review together cost a sixth of a read each, and one write for a hundred records', async () => {
  const { stage, app, calls } = await openCounted();
  let ticketIds: readonly string[] = [];
  await during(stage, app, () => {
    ({ ticketIds } = submitTickets(stage.hubSpot, projects, ticketsEach));
  });
  const asked = calls.length;
  await during(stage, app, () => finishTickets(stage.hubSpot, ticketIds));
  app.stop();

  const counts: Record<string, number> = {};
  for (const name of calls.slice(asked)) counts[name] = (counts[name] ?? 0) + 1;
  expect(counts).toEqual({
    // Two hundred records are claimed at once.
    'POST ticket/project/batch/read': tickets / 200,
    'POST project/ticket/batch/read': 1,
    // With the history of the link.
    'POST project/batch/read': projects / 50,
    // As they are, and once they have moved, with the history of their stage.
    'POST ticket/batch/read': tickets / 100 + tickets / 50,
    // Moved, then stamped.
    'POST ticket/batch/update': (2 * tickets) / 100,
    'POST task/batch/create': projects / 100,
    'POST project/batch/update': projects / 100,
    'POST email/send': 2 * projects,
  });
}, 120_000);
