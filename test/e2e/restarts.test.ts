import { expect, test } from 'vitest';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { loseStore, withRestarts } from '../support/together-downtime.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

test('an app that is restarted after each step of a cycle finishes it as if nothing had been', async () => {
  const agency = await openAgency({ keepsStore: true });
  await playCycle(agency, async () => {
    await agency.together.restart();
    await agency.together.settled();
  });
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('an app that is restarted in the middle of everything it is told loses and doubles nothing', async () => {
  const agency = await openAgency({ keepsStore: true });
  await playCycle(withRestarts(agency));
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('a store that is lost after each step doubles no task and no email', async () => {
  const agency = await openAgency({ keepsStore: true });
  await playCycle(agency, () => loseStore(agency));
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
});

test('what people did while the app was down is found at its start, webhooks or not', async () => {
  const agency = await openAgency({ keepsStore: true });
  const { together } = agency;
  await together.application().stop();
  together.sandbox.webhooks.turnOff();
  createProject(agency);
  await together.restart();
  await together.settled();
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('events acknowledged just before a stop are worked after the restart, although they are never sent again', async () => {
  const agency = await openAgency({ keepsStore: true, environment: { COALESCE_MS: '60000' } });
  const { together } = agency;
  await together.application().idle();
  const names = ['A', 'B', 'C', 'D', 'E'];
  for (const name of names) createProject(agency, { name });
  await together.sandbox.webhooks.settled();
  expect(together.sandbox.webhooks.deliveries.map(({ status }) => status)).toContain(204);
  expect(outcomeOf(agency).tasks).toEqual([]);
  together.sandbox.webhooks.turnOff();
  await together.restart();
  await agency.after(() => agency.clock.advance(60_000));
  expect(outcomeOf(agency)).toEqual({
    projects: names.map((name) => `${name}: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff`),
    tickets: [],
    tasks: names.map(() => 'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'),
    emails: names.map((name) => `amara: Creative refresh coming up: ${name}`),
  });
});

test('emails that still waited in a lost store are lost with it, and the log names the handoffs concerned', async () => {
  const agency = await openAgency({
    keepsStore: true,
    settings: { retries: { firstDelaySeconds: 3600, longestDelaySeconds: 3600 } },
  });
  agency.together.sandbox.faults.next(({ path }) => path.endsWith('/single-email/send'), { answer: 403 });
  const projectId = await agency.after(() => createProject(agency));
  await loseStore(agency);
  await agency.days(1);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: [],
  });
  const reports = agency.logLines.filter((line) => line.includes('may have been lost with the old one'));
  expect(reports.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'warn', projectId, handoffs: ['1 kickoff'] },
  ]);
});
