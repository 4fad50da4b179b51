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

/** Records that change together are worked together: longer than the deliveries of one import take. */
const coalesceMs = 1_000;

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
    environment: { COALESCE_MS: String(coalesceMs) },
  });
  const { ticketIds } = await agency.after(() => submitTickets(agency, projects, ticketsEach));
  expect(await countCalls(agency, () => finishTickets(agency, ticketIds))).toEqual({});
}, 300_000);
