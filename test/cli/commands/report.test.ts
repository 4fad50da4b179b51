import { expect, test } from 'vitest';
import { openAdminPlace, openAgencyWithAdmin } from '../../support/admin-place.ts';
import { createProject, setStatus } from '../../support/together-moves.ts';

const shadow = { MODE: 'shadow' };
const remarks = [
  'To be known:',
  '  - Emails cannot be seen: who handed over by email or by word alone is recognised by what the next one did then.',
  '  - What the app would have done repeatedly counts once. HubSpot tells the latest 20 values of a field.',
  '  - The first note of this time is of 2 March 2026 09:00.',
];

test('before anything was noted the report says what it takes', async () => {
  const place = await openAdminPlace({}, shadow);
  createProject(place);
  expect(await place.run('report')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'There is nothing to compare from 23 February 2026 09:00 to 2 March 2026 09:00 (America/New_York). 0 projects looked at.',
      'The app is in shadow mode. Only what was noted in shadow mode can be compared; the app has to run for that.',
      '',
    ].join('\n'),
  });
});

test('what app and people agree on, and what is too early to tell, is listed on demand', async () => {
  const { agency, run } = await openAgencyWithAdmin({ environment: shadow });
  const [harbor, oak] = await agency.after(
    () => [createProject(agency), createProject(agency, { name: 'Oak' })] as const,
  );
  agency.clock.advance(2 * 3_600_000);
  await agency.after(() => setStatus(agency, harbor, 'refresh_request_submitted'));
  const head = [
    'What the app would have done from 1 March 2026 11:00 to 2 March 2026 11:00 (America/New_York), beside what people did. 2 projects looked at.',
    '',
    'Handoff    Agreed  Too early  Agreement',
    '1 kickoff  1       1          100%',
    'All        1       1          100%',
    '',
    'Agreed: people did it too.',
    'Too early: nobody did it yet, and there is still time (not counted).',
    '',
  ];
  expect(await run('report', '--since', '1d')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [...head, 'Wherever it can be compared, app and people agreed.', '', ...remarks, ''].join('\n'),
  });
  const reason =
    'The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.';
  const { stdout } = await run('report', '--since', '1d', '--all');
  expect(stdout.split('\n').slice(head.length)).toEqual([
    'Handoff by handoff:',
    '',
    'Day         Handoff    Project  Id          Verdict    People                                                                 The app',
    `2026-03-02  1 kickoff  Harbor   ${harbor}  agreed     2 hours later a person moved the status to Refresh Request Submitted.  ${reason}`,
    `2026-03-02  1 kickoff  Oak      ${oak}  too early  Nobody yet; it counts as forgotten after 17 March 2026.                ${reason}`,
    '',
    ...remarks,
    '',
  ]);
});

test('as JSON it has everything, and nothing but JSON is printed', async () => {
  const { agency, run } = await openAgencyWithAdmin({ environment: shadow });
  const harbor = await agency.after(() => createProject(agency));
  const { exitCode, stdout, stderr } = await run('--json', 'report', '--since', '2026-03-01');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const counts = {
    agreed: 0,
    different: 0,
    'app only': 0,
    'people only': 0,
    'too early': 1,
    'long due': 0,
    'cannot tell': 0,
    unseen: 0,
  };
  const time = expect.stringMatching(/^2026-03-02T14:00:\d\d\.\d{3}Z$/u) as unknown;
  expect(JSON.parse(stdout)).toEqual({
    since: '2026-03-01T05:00:00.000Z',
    until: time,
    firstNoteAt: time,
    timeZone: 'America/New_York',
    mode: 'shadow',
    projects: 1,
    summary: { counts, agreement: null, handoffs: [{ handoff: '1 kickoff', counts, agreement: null }] },
    comparisons: [
      {
        verdict: 'too early',
        handoff: '1 kickoff',
        projectId: harbor,
        projectName: 'Harbor',
        day: '2026-03-02',
        at: time,
        hoursLater: null,
        app: 'The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.',
        people: 'Nobody yet; it counts as forgotten after 17 March 2026.',
      },
    ],
    remarks: [
      'Emails cannot be seen: who handed over by email or by word alone is recognised by what the next one did then.',
      'What the app would have done repeatedly counts once. HubSpot tells the latest 20 values of a field.',
    ],
  });
});

test('where it is too early for everything, nobody is said to agree', async () => {
  const { agency, run } = await openAgencyWithAdmin({ environment: shadow });
  await agency.after(() => createProject(agency));
  const { stdout } = await run('report');
  expect(stdout.split('\n').slice(2, 8)).toEqual([
    'Handoff    Too early  Agreement',
    '1 kickoff  1          -',
    'All        1          -',
    '',
    'Too early: nobody did it yet, and there is still time (not counted).',
    '',
  ]);
  expect(stdout.split('\n')[8]).toBe('Nothing of this can be compared yet.');
});

test('an app that is live has nothing to compare, and says so', async () => {
  const { agency, run } = await openAgencyWithAdmin();
  await agency.after(() => createProject(agency));
  expect((await run('report', '--since', '12h')).stdout).toBe(
    [
      'There is nothing to compare from 1 March 2026 21:00 to 2 March 2026 09:00 (America/New_York). 0 projects looked at.',
      'The app is live now: what it does itself is not compared. Only what was noted in shadow mode can be compared; the app has to run for that.',
      '',
    ].join('\n'),
  );
});

test('a time that nobody can make sense of is refused with what to write instead', async () => {
  const place = await openAdminPlace({}, shadow);
  const outcomes = [
    await place.run('report', '--since', 'yesterday'),
    await place.run('report', '--since', '2026-03-03'),
    await place.run('report', '--since', '2026-02-30'),
  ];
  expect(outcomes.map(({ exitCode, stdout, stderr }) => [exitCode, stdout, stderr.split('\n')[0]])).toEqual([
    [
      2,
      '',
      "option '--since <when>' argument 'yesterday' is invalid. It must be a day such as 2026-03-02, or days or hours such as 7d or 36h.",
    ],
    [1, '', '2026-03-03 is still to come: name a day that has begun.'],
    [1, '', 'There is no day 2026-02-30: write it as in 2026-03-02.'],
  ]);
});

test('the report changes nothing anywhere', async () => {
  const { agency, run } = await openAgencyWithAdmin({ environment: shadow });
  await agency.after(() => createProject(agency));
  const before = agency.together.sandbox.exchanges.length;
  const first = await run('report', '--json');
  const asked = agency.together.sandbox.exchanges.slice(before);
  expect(asked.filter(({ method, path }) => method !== 'GET' && !/\/(read|search)$/u.test(path))).toEqual([]);
  expect(first.exitCode).toBe(0);
});
