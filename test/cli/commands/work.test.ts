import { join } from 'node:path';
import { expect, test } from 'vitest';
import { priorities } from '../../../src/reconcile/ports/work-queue.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { monday, openAdminPlace, openAgencyWithAdmin } from '../../support/admin-place.ts';
import { FakeLogger } from '../../support/fakes/fake-observer.ts';
import { createProject, createTicket } from '../../support/together-moves.ts';
import { outcomeOf } from '../../support/together-outcome.ts';

const kickoff =
  '1 kickoff: The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.';
const kickedOff = {
  projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
  tickets: [],
  tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
  emails: ['amara: Creative refresh coming up: Harbor'],
};
const untouched = {
  projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | nobody yet | nothing fired'],
  tickets: [],
  tasks: [],
  emails: [],
};

test('a project is reconciled without the app: what fires is carried out, its mail is out, and it is said', async () => {
  const place = await openAdminPlace();
  const projectId = createProject(place);
  expect(await place.run('reconcile', projectId)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      `Project ${projectId}: fired`,
      `  ${kickoff}`,
      '',
      'Status (blank), refresh date 12 March 2026, waits on the account manager.',
      '',
    ].join('\n'),
  });
  expect(outcomeOf(place)).toEqual(kickedOff);
});

test('a project that needs nothing says why', async () => {
  const place = await openAdminPlace();
  const projectId = createProject(place, { creative_refresh_cadence_days: '6' });
  await place.run('reconcile', projectId);
  const { exitCode, stdout } = await place.run('reconcile', projectId, '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    projectId,
    fired: [],
    quiet: ['The refresh is due on 12 March 2026; it is kicked off on 7 March 2026, 5 days before.'],
    warnings: [],
    status: 'blank',
    refreshDate: '2026-03-12',
    waitingOn: 'nobody',
    mode: 'live',
  });
});

test('in shadow mode nothing is written and nothing sent, and it is said', async () => {
  const place = await openAdminPlace({}, { MODE: 'shadow' });
  const projectId = createProject(place);
  const before = outcomeOf(place);
  expect(await place.run('reconcile', projectId)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      `Project ${projectId}: fired`,
      `  ${kickoff}`,
      '',
      'Status (blank), refresh date 12 March 2026, waits on nobody.',
      'The app is in shadow mode: what fired was noted, and nothing was written or sent.',
      '',
    ].join('\n'),
  });
  expect(outcomeOf(place)).toEqual(before);
});

test('a sweep without the app does what is due for everything open, and waits for its mail', async () => {
  const place = await openAdminPlace();
  const projectId = createProject(place);
  createTicket(place, 'One', {}, [projectId]);
  expect(await place.run('sweep')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: '2 open records looked at, and everything due is done.\n',
  });
  expect(outcomeOf(place)).toEqual({
    ...kickedOff,
    tickets: ['One: new | not_started | not_started | round 0 | not handed over'],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'Corin: Write Copy: One | NOT_STARTED',
      'Dalia: Design Graphics: One | NOT_STARTED',
    ],
  });
});

test('two sweeps do nothing twice', async () => {
  const place = await openAdminPlace();
  createProject(place);
  await place.run('sweep');
  await place.run('sweep');
  expect(outcomeOf(place)).toEqual(kickedOff);
});

test('a sweep without the app also works what people did before the app was stopped', async () => {
  const place = await openAdminPlace();
  const projectId = createProject(place);
  await place.run('settings', 'get');
  const store = await openStore({
    databaseUrl: `file:${join(place.folder, 'store.db')}`,
    clock: { now: () => monday },
    logger: new FakeLogger(),
  });
  const { person } = priorities;
  await store.queue.mark([{ kind: 'project', id: projectId, priority: person, dueAt: monday }]);
  await store.close();
  expect(await place.run('sweep')).toMatchObject({
    exitCode: 0,
    stdout: '1 open record looked at, and everything due is done.\n',
  });
  expect(outcomeOf(place)).toEqual(kickedOff);
});

test("a sweep that has to leave the rest of the day's calls to people says so, and does not wait", async () => {
  const place = await openAdminPlace({ limits: { perTenSeconds: 100_000, daily: 20 } });
  createProject(place);
  await place.run('settings', 'set', 'dailyCalls.sweepsYieldAtPercent', '10');
  expect(await place.run('sweep')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      "1 open record found. Most of the day's calls to HubSpot are used, and the rest is for what people do: they are looked at when there are calls again.",
      'Waiting for their time or another try: 1 record.',
      '',
    ].join('\n'),
  });
  expect(outcomeOf(place)).toEqual(untouched);
});

test('the running app is asked to sweep and to reconcile, with no event to tell it anything', async () => {
  const { agency, run } = await openAgencyWithAdmin({ webhooks: false });
  const projectId = createProject(agency);
  const swept = await run('sweep', '--json');
  expect(JSON.parse(swept.stdout)).toEqual({
    found: 1,
    isPutOff: false,
    mode: 'live',
    recordsWaiting: 0,
    emailsWaiting: 0,
    deadLetters: 0,
  });
  expect(outcomeOf(agency)).toEqual(kickedOff);
  agency.account.update(projectId, { creative_refresh_date: '2026-05-12' });
  expect((await run('reconcile', projectId)).stdout).toContain(
    'The refresh date moved to 12 May 2026 before the client conversation was logged, so the kickoff is taken back',
  );
});

test('a project that does not exist is refused, with and without the app', async () => {
  const place = await openAdminPlace();
  const { run } = await openAgencyWithAdmin();
  const refused = {
    exitCode: 1,
    stdout: '',
    stderr: 'There is no creative project 404 in the HubSpot account.\n',
  };
  expect(await place.run('reconcile', '404')).toEqual(refused);
  expect(await run('reconcile', '404')).toEqual(refused);
});

test('a project that cannot be worked stays in the queue, and it is said why', async () => {
  const place = await openAdminPlace();
  const projectId = createProject(place);
  place.sandbox.faults.next(({ path }) => path.includes('/0-27/batch/create'), { answer: 400 });
  const { exitCode, stdout, stderr } = await place.run('reconcile', projectId);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(
    new RegExp(
      `^Project ${projectId} could not be reconciled now: create task .+ It is in the queue and will be tried again while the app runs\\.\n$`,
    ),
  );
  expect(outcomeOf(place)).toEqual(untouched);
});
