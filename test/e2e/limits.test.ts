import { expect, test } from 'vitest';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

test("a burst under HubSpot's usual limits is worked without a single refusal", async () => {
  const agency = await openAgency({ limited: true });
  const numbers = Array.from({ length: 25 }, (_, index) => String(index).padStart(2, '0'));
  await agency.after(() => {
    for (const number of numbers) createProject(agency, { name: `P${number}` });
  });
  await agency.together.application().sweep();
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual({
    projects: numbers.map(
      (number) => `P${number}: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff`,
    ),
    tickets: [],
    tasks: numbers.map(() => 'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'),
    emails: numbers.map((number) => `amara: Creative refresh coming up: P${number}`),
  });
  const { exchanges } = agency.together.sandbox;
  expect(exchanges.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
});

test("HubSpot's limit hit by somebody else's calls holds the app up for a while and loses nothing", async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(({ path }) => path.includes('/objects/'), {
    answer: 429,
    headers: { 'Retry-After': '0.2' },
    body: {
      status: 'error',
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    },
  });
  await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  const answer = await fetch(`${agency.together.appUrl}/metrics`);
  expect(await answer.text()).toContain(
    'creative_refresh_hubspot_rate_limited_total{policy="TEN_SECONDLY_ROLLING"} 1',
  );
});
