import { expect, test } from 'vitest';
import { openAgency } from '../support/together.ts';
import { createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';

const settings = {
  stalls: { limits: { kickoff: 2 }, digestTo: 'lead@agency.example' },
  sweep: { hour: 8 },
} as const;
const kickoff = 'amara: Creative refresh coming up: Harbor';

test('who wants a list of what is stalled gets one email a day, until nothing is stalled any more', async () => {
  const agency = await openAgency({ settings });
  const projectId = await agency.after(() => createProject(agency));
  await agency.days(1);
  expect(outcomeOf(agency).emails).toEqual([kickoff]);

  await agency.days(1);
  await agency.after(() => agency.clock.advance(60 * 60_000));
  await agency.together.restart();
  await agency.together.settled();
  const first = 'lead: Stalled creative refreshes on 4 March 2026: 1';
  expect(outcomeOf(agency).emails).toEqual([kickoff, first]);

  await agency.days(1);
  const second = 'lead: Stalled creative refreshes on 5 March 2026: 1';
  expect(outcomeOf(agency).emails).toEqual([kickoff, first, second]);

  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  await agency.days(1);
  expect(outcomeOf(agency).emails).toEqual([kickoff, first, second]);
});

test('what people did while the app was down is known before the list goes out', async () => {
  const agency = await openAgency({ settings });
  const projectId = await agency.after(() => createProject(agency));
  agency.together.sandbox.webhooks.turnOff();
  setStatus(agency, projectId, 'no_refresh_requested');
  await agency.days(3);
  expect(outcomeOf(agency).emails).toEqual([kickoff]);
});

test('in shadow mode nobody gets a list', async () => {
  const agency = await openAgency({ settings: { ...settings, mode: 'shadow' } });
  await agency.after(() =>
    createProject(agency, {
      creative_refresh_status: 'creatives_pending_approval',
      creative_refresh_waiting_on: 'account_manager',
      creative_refresh_waiting_since: '2026-02-02T10:00:00Z',
    }),
  );
  await agency.days(1);
  expect(outcomeOf(agency).emails).toEqual([]);
});
