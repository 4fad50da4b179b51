import { expect, test } from 'vitest';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';

/** A sweep finds three kickoffs that are due; one may go out in an hour. */
async function openHeld() {
  const opened = await openAgencyWithAdmin({
    webhooks: false,
    settings: { brake: { kickoffsPerSweep: 1 } },
    environment: { MODE: 'live' },
    keepsStore: true,
  });
  const { agency } = opened;
  const ids = await agency.after(() =>
    ['Harbor', 'Oak', 'Elm'].map((name) => createProject(agency, { name })),
  );
  const [, oak = '', elm = ''] = ids;
  return { ...opened, oak, elm };
}

const email = (name: string) => `amara: Creative refresh coming up: ${name}`;

test('what is held is shown with its reason and whom it would tell, and survives a restart', async () => {
  const { agency, run, oak, elm } = await openHeld();
  const shown = [
    'Project     Name  Cycle  Handoffs   Emails  Since                     State',
    `${oak}  Oak   1      1 kickoff  1       SINCE  held`,
    `${elm}  Elm   1      1 kickoff  1       SINCE  held`,
    '',
    'Why:',
    '  A kickoff beyond the 1 that may go out within one interval of the sweep.',
    '',
    'Emails that would go out:',
    '  amara@agency.example: 2 emails',
    '',
    'To carry it out: creative-refresh held release <project>, or --all',
    'To take it as done without telling anybody: creative-refresh held drop <project>, or --all',
    '',
  ].join('\n');
  const list = async () => {
    const { exitCode, stderr, stdout } = await run('held', 'list');
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout.replaceAll(/2026-03-02T14:00:\d\d\.\d{3}Z/gu, 'SINCE');
  };
  expect(await list()).toBe(shown);
  await agency.together.restart();
  await agency.days(0);
  expect(await list()).toBe(shown);
  expect(outcomeOf(agency).emails).toEqual([email('Harbor')]);
});

test('what is released goes out, what is dropped never does, and then nothing is held', async () => {
  const { agency, run, oak, elm } = await openHeld();
  expect(await run('held', 'release', oak)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'Released: 1 project',
      `  Oak (${oak})`,
      'The running app carries it out at once; else it does when it starts.',
      '',
    ].join('\n'),
  });
  await agency.together.settled();
  expect(outcomeOf(agency).emails).toEqual([email('Harbor'), email('Oak')]);
  expect((await run('held', 'drop', '--all')).stdout).toBe(
    [
      'Dropped: 1 project',
      `  Elm (${elm})`,
      'The running app takes it as done at once; else it does when it starts. Nobody is told.',
      '',
    ].join('\n'),
  );
  await agency.together.settled();
  await agency.days(1);
  expect(outcomeOf(agency)).toMatchObject({
    projects: ['Elm', 'Harbor', 'Oak'].map(
      (name) => `${name}: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff`,
    ),
    emails: [email('Harbor'), email('Oak')],
  });
  expect(await run('held', 'list')).toEqual({ exitCode: 0, stderr: '', stdout: 'Nothing is held.\n' });
  expect(await run('held', 'release', elm)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `Project ${elm} is not held. All that are held are shown by: creative-refresh held list\n`,
  });
});

test('a project that is held explains what of it is held, why, and which command lets it go', async () => {
  const { run, oak } = await openHeld();
  const { exitCode, stdout } = await run('explain', oak);
  expect(exitCode).toBe(0);
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    `Oak, creative project ${oak}`,
    'Cycle 1, status (blank), refresh date 12 March 2026, every 90 days (the default cadence).',
    'It waits on nobody.',
    'Next: The kickoff is due: the account manager is asked to talk to the client about the refresh of 12 March 2026.',
    '',
    'It is held since 2 March 2026 09:00: 1 kickoff (1 email). A kickoff beyond the 1 that may go out within one interval of the sweep.',
    `To carry it out: creative-refresh held release ${oak}`,
    `To take it as done without telling anybody: creative-refresh held drop ${oak}`,
  ]);
});

test('what is not due any more leaves the list with the next sweep, and the log says why', async () => {
  const { agency, run, oak, elm } = await openHeld();
  await agency.after(() => {
    setStatus(agency, oak, 'refresh_request_submitted');
    agency.account.update(elm, { creative_refresh_date: '2026-09-01' });
  });
  expect((await run('held', 'list', '--json')).stdout).toBe('[]\n');
  expect(outcomeOf(agency).emails).toEqual([email('Harbor')]);
  expect(agency.logLines.filter((line) => line.includes('What was held is not due any more.'))).toHaveLength(
    2,
  );
});

test('the metrics count what is held', async () => {
  const { agency } = await openHeld();
  const page = await (await fetch(`${agency.together.appUrl}/metrics`)).text();
  expect(page).toContain('creative_refresh_held_projects{word="held"} 2');
});

test('a word about nothing in particular is refused', async () => {
  const { run } = await openHeld();
  const { exitCode, stderr } = await run('held', 'release');
  expect([exitCode, stderr]).toEqual([2, 'Name one project by its id, or say --all.\n']);
});
