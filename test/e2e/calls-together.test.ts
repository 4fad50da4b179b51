import { expect, test } from 'vitest';
import { nameOfCall } from '../support/hubspot-call-names.ts';
import { finishTickets, submitTickets } from '../support/together-many.ts';
import { openAgency, type Agency } from '../support/together.ts';

/*
 * What many projects cost together in calls to HubSpot, so that it cannot creep up unseen: the more are worked at
 * once, the less each costs.
 */

const projects = 200;
const ticketsEach = 4;

/** Calls. Every ticket is written twice, when it is moved and when it is stamped; single send takes one at a time. */
const atMost: Readonly<Record<string, number>> = {
  reads: projects * 0.1,
  'POST task/batch/create': projects / 100,
  'POST project/batch/update': projects / 100,
  'POST ticket/batch/update': (2 * projects * ticketsEach) / 100,
  'POST email/send': 2 * projects,
};

/** How often each endpoint was called by what follows from what somebody does, echoes of the app's own writes aside. */
async function countCalls(agency: Agency, doing: () => void): Promise<Readonly<Record<string, number>>> {
  const { webhooks, exchanges } = agency.together.sandbox;
  const asked = exchanges.length;
  await agency.after(() => {
    webhooks.hold();
    doing();
    webhooks.release();
    webhooks.hold();
  });
  const counts: Record<string, number> = {};
  for (const name of exchanges.slice(asked).map(nameOfCall)) counts[name] = (counts[name] ?? 0) + 1;
  await agency.after(() => webhooks.release());
  return counts;
}

test('two hundred projects of four tickets that reach review together cost a tenth of a read each, and one write for a hundred records', async () => {
  const agency = await openAgency({
    settings: { brake: { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 } },
    // Longer than the deliveries of one import take.
    environment: { COALESCE_MS: '1000' },
  });
  const { ticketIds } = await agency.after(() => submitTickets(agency, projects, ticketsEach));
  const counts = await countCalls(agency, () => finishTickets(agency, ticketIds));

  const isRead = (name: string) => name.startsWith('GET') || name.endsWith('/batch/read');
  const reads = Object.entries(counts).filter(([name]) => isRead(name));
  const others = Object.entries(counts).filter(([name]) => !isRead(name));
  const sums = [...others, ['reads', reads.reduce((sum, [, count]) => sum + count, 0)] as const];
  expect(
    sums.filter(([name, count]) => count > (atMost[name] ?? 0)),
    JSON.stringify(counts),
  ).toEqual([]);
  expect(counts['POST email/send']).toBe(2 * projects);
}, 300_000);
