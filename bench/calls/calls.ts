import { countCallsTogether, readsIn, type CallCounts } from '../../test/support/calls-together.ts';
import { nameOfCall } from '../../test/support/hubspot-call-names.ts';
import { createProject } from '../../test/support/together-moves.ts';
import { figure, type Figure } from '../harness/figures.ts';
import { openInOneProcess } from '../harness/in-one-process.ts';
import type { Bench, Part } from '../harness/part.ts';
import { countCalls } from './count.ts';
import { boundOf, lowerBound } from './lower-bound.ts';
import { playCycle } from './play-cycle.ts';

const projects = 200;
const ticketsEach = 4;

/** Every step of a cycle beside its lower bound, and the cycle as a whole with the app's own echoes. */
async function measureCycle(bench: Bench): Promise<readonly Figure[]> {
  const office = await openInOneProcess(bench);
  // A project in work, so that owners and account details are known already.
  await countCalls(office, nameOfCall, () =>
    createProject(office, { name: 'Island', creative_refresh_date: '2027-03-12' }),
  );
  const figures: Figure[] = [];
  const sums = { calls: 0, bound: 0, looks: 0, echoes: 0, echoLooks: 0 };
  await playCycle(office, async (name, doing) => {
    const { own, echoes } = await countCalls(office, nameOfCall, doing);
    const bound = boundOf(name);
    const { step } = lowerBound[name];
    bench.say(
      `${step}: ${own.names.length} calls, bound ${bound}, ${own.looks} looks; ${echoes.names.length} calls by echoes`,
    );
    if (!figures.some((each) => each.name.startsWith(`${step}, bound`)))
      figures.push(
        figure(`${step}, bound ${bound}`, own.names.length, 'calls', { atMost: bound + own.looks }),
      );
    sums.calls += own.names.length;
    sums.bound += bound;
    sums.looks += own.looks;
    sums.echoes += echoes.names.length;
    sums.echoLooks += echoes.looks;
  });
  // What an echo says may be news of somebody else's: it takes a read of the project to know.
  const bound = sums.bound + sums.echoLooks;
  const looks = sums.looks + sums.echoLooks;
  return [
    ...figures,
    figure(`a whole cycle with its echoes, bound ${bound}`, sums.calls + sums.echoes, 'calls', {
      atMost: bound + looks,
    }),
    figure('of these, calls that only echoes of own writes caused', sums.echoes, 'calls'),
  ];
}

/** Many projects whose tickets are all finished by one import. */
async function measureTogether(bench: Bench): Promise<readonly Figure[]> {
  const counts = await countCallsTogether(projects, ticketsEach);
  bench.say(`together: ${inWords(counts)}`);
  const writes = (of: string, changes: number, endpoint: string) =>
    figure(`${changes} ${of}: writes`, counts[endpoint] ?? 0, 'calls', { atMost: changes / 100 });
  return [
    figure(
      `${projects} projects of ${ticketsEach} tickets: reads per project`,
      readsIn(counts) / projects,
      '',
      {
        atMost: 0.1,
      },
    ),
    writes('tasks', projects, 'POST task/batch/create'),
    writes('changes of projects', projects, 'POST project/batch/update'),
    writes(
      'changes of tickets (moved, then stamped)',
      2 * projects * ticketsEach,
      'POST ticket/batch/update',
    ),
  ];
}

function inWords(counts: CallCounts): string {
  return Object.entries(counts)
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** What the process costs in calls to HubSpot, one project at a time and many together. */
export const calls: Part = {
  name: 'calls',
  about: 'calls to HubSpot for each handoff, a whole cycle, and many projects together',
  run: async (bench) => ({
    figures: [...(await measureCycle(bench)), ...(await measureTogether(bench))],
    notes: [
      'A step may cost its bound and one read for each time the app reads the project. Left out is what is asked for the whole account and not for a project: searches, and every five minutes owners and account details. The bound of the whole cycle has one read for every time an echo of an own write has the project read.',
    ],
  }),
};
