import { expect, test } from 'vitest';
import { openAdminPlace, openAgencyWithAdmin } from '../../support/admin-place.ts';
import { createProject } from '../../support/together-moves.ts';
import { outcomeOf } from '../../support/together-outcome.ts';

const none = { exitCode: 0, stdout: 'There are no dead letters.\n', stderr: '' };

/** An agency whose app has given up on a kickoff's email at once, because HubSpot refused it. */
async function openWithDeadEmail(keepsStore = false) {
  const opened = await openAgencyWithAdmin({ keepsStore, settings: { retries: { maximumAttempts: 1 } } });
  const { agency } = opened;
  agency.together.sandbox.faults.next(({ path }) => path.endsWith('/single-email/send'), { answer: 400 });
  const projectId = await agency.after(() => createProject(agency));
  return { ...opened, projectId, key: `project-${projectId}.cycle-1.kickoff.0.email` };
}

const refusal =
  'send single email: HubSpot refused (400, VALIDATION_ERROR). The sandbox was told to answer so';

test('what was given up on is listed and shown', async () => {
  const { run, key } = await openWithDeadEmail();
  const listed = await run('dead-letters', 'list');
  const givenUp = /2026-03-02T14:00:\d\d\.\d{3}Z/.exec(listed.stdout)?.[0] ?? '';
  const line = [
    'email',
    key,
    givenUp,
    '1    ',
    'to amara@agency.example: Creative refresh coming up: Harbor',
    refusal,
  ];
  expect({ exitCode: listed.exitCode, line: listed.stdout.split('\n')[1] }).toEqual({
    exitCode: 0,
    line: line.join('  '),
  });
  expect(await run('dead-letters', 'show', 'email', key)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      `email ${key}, to amara@agency.example: Creative refresh coming up: Harbor`,
      `Given up ${givenUp} after 1 failed try. The last one: ${refusal}`,
      '',
      `Once the cause is mended:  creative-refresh dead-letters retry email ${key}`,
      `To give it up for good:    creative-refresh dead-letters drop email ${key}`,
      '',
    ].join('\n'),
  });
  expect(JSON.parse((await run('dead-letters', 'list', '--json')).stdout)).toEqual([
    {
      kind: 'email',
      id: key,
      about: 'to amara@agency.example: Creative refresh coming up: Harbor',
      attempts: 1,
      error: refusal,
      givenUpAt: givenUp,
    },
  ]);
});

test('an email that is retried goes out', async () => {
  const { agency, run, key } = await openWithDeadEmail();
  expect(outcomeOf(agency).emails).toEqual([]);
  expect(await run('dead-letters', 'retry', 'email', key)).toEqual({
    exitCode: 0,
    stdout: `Put back, to be tried again while the app runs:\n  email ${key}\n`,
    stderr: '',
  });
  await agency.together.settled();
  expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Harbor']);
  expect(await run('dead-letters', 'list')).toEqual(none);
});

test('an email that is dropped never goes out', async () => {
  const { agency, run, key } = await openWithDeadEmail();
  expect(await run('dead-letters', 'drop', 'email', key)).toEqual({
    exitCode: 0,
    stdout: `Dropped: email ${key}\n`,
    stderr: '',
  });
  await agency.days(1);
  expect(outcomeOf(agency).emails).toEqual([]);
  expect(await run('dead-letters', 'list')).toEqual(none);
});

test('records are given up on, listed and retried all at once, also where the app has been stopped', async () => {
  const place = await openAdminPlace();
  await place.run('settings', 'set', 'retries.maximumAttempts', '1');
  const ids = [createProject(place), createProject(place, { name: 'Oak' })];
  place.sandbox.faults.next(({ path }) => path.includes('/0-27/batch/create'), { answer: 400 }, 20);
  const swept = await place.run('sweep');
  expect(swept.stdout).toContain('2 dead letters; see: creative-refresh dead-letters list');
  place.sandbox.faults.clear();
  const listed = await place.run('dead-letters', 'list', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject(
    ids.map((id) => ({ kind: 'project', id, about: null, attempts: 1 })),
  );
  expect((await place.run('dead-letters', 'retry', '--all')).stdout.split('\n').sort()).toEqual(
    ['', 'Put back, to be tried again while the app runs:', ...ids.map((id) => `  project ${id}`)].sort(),
  );
  await place.run('sweep');
  expect(outcomeOf(place).tasks).toHaveLength(2);
  expect(await place.run('dead-letters', 'list')).toEqual(none);
  expect(await place.run('dead-letters', 'retry', '--all')).toEqual(none);
});

test.each(['show', 'retry', 'drop'])('to %s what is not there is refused', async (verb) => {
  const place = await openAdminPlace();
  for (const kind of ['project', 'ticket', 'task', 'email', 'call'])
    expect(await place.run('dead-letters', verb, kind, '4711')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `There is no dead letter ${kind} 4711. All of them are shown by: creative-refresh dead-letters list\n`,
    });
});
