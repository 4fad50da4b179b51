import { expect, test } from 'vitest';
import { outcomeOf } from '../support/together-outcome.ts';
import { createProject } from '../support/together-moves.ts';
import { openAgency, type Agency } from '../support/together.ts';

const oneMinute = 60_000;

/** Nobody sweeps by hand here: what is to happen at the hour has to happen by itself. */
async function goOn(agency: Agency, minutes: number): Promise<void> {
  agency.clock.advance(minutes * oneMinute);
  await agency.together.settled();
}

const kickedOff = {
  projects: ['Harbor: (blank) | 2026-03-17 | cycle 1 | account_manager | kickoff'],
  tickets: [],
  tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
  emails: ['amara: Creative refresh coming up: Harbor'],
};
const waiting = {
  projects: ['Harbor: (blank) | 2026-03-17 | cycle 1 | nobody yet | nothing fired'],
  tickets: [],
  tasks: [],
  emails: [],
};

/** The agency opens at nine; kickoffs go out from ten on, and sweeps come but once a day besides. */
const settings = { sweep: { everyMinutes: 1440, hour: 10 } };

test('a project that is touched before the hour is kicked off at the hour', async () => {
  const agency = await openAgency({ settings });
  await agency.after(() => createProject(agency, { creative_refresh_date: '2026-03-17' }));
  await goOn(agency, 50);
  expect(outcomeOf(agency)).toEqual(waiting);
  await goOn(agency, 10);
  expect(outcomeOf(agency)).toEqual(kickedOff);
});

test('a project no event told of is found at the hour', async () => {
  const agency = await openAgency({ settings });
  await agency.together.settled();
  agency.together.sandbox.webhooks.turnOff();
  createProject(agency, { creative_refresh_date: '2026-03-17' });
  await goOn(agency, 50);
  expect(outcomeOf(agency)).toEqual(waiting);
  await goOn(agency, 10);
  expect(outcomeOf(agency)).toEqual(kickedOff);
});

test('a project that is overdue is kicked off before the hour', async () => {
  const agency = await openAgency({ settings });
  await agency.after(() => createProject(agency, { creative_refresh_date: '2026-03-16' }));
  expect(outcomeOf(agency).emails).toEqual(kickedOff.emails);
});
