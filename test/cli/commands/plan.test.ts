import { expect, test } from 'vitest';
import { openAdminPlace, openAgencyWithAdmin, type AdminPlace } from '../../support/admin-place.ts';
import { createProject } from '../../support/together-moves.ts';

function threeProjects(place: Pick<AdminPlace, 'account' | 'people' | 'companyId'>) {
  return {
    harbor: createProject(place),
    oak: createProject(place, { name: 'Oak', creative_refresh_date: '2026-03-25' }),
    elm: createProject(place, {
      name: 'Elm',
      creative_refresh_date: '2026-03-05',
      creative_refresh_status: 'refresh_request_submitted',
      sas_owner_id: '',
    }),
  };
}

test('the days ahead are shown as a table', async () => {
  const place = await openAdminPlace();
  const { harbor, oak, elm } = threeProjects(place);
  expect(await place.run('plan')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'What comes by itself from 2 March 2026 (today) to 1 April 2026, in America/New_York, on each day from 0:00 on:',
      '',
      'Day         Handoff           Project  Id          Asked            What happens',
      `2026-03-02  1 kickoff         Harbor   ${harbor}  Amara Okafor     The account manager is asked to talk to the client about the refresh of 12 March 2026; it was due on 25 February 2026.`,
      `2026-03-05  3 submission cue  Elm      ${elm}  -                The SAS is asked to submit the deliverable tickets.`,
      `2026-03-10  1 kickoff         Oak      ${oak}  Amara Okafor     The account manager is asked to talk to the client about the refresh of 25 March 2026.`,
      `2026-03-12  3 submission cue  Harbor   ${harbor}  Sasha Lindqvist  The SAS is asked to submit the deliverable tickets, if the request is logged by then.`,
      `2026-03-25  3 submission cue  Oak      ${oak}  Sasha Lindqvist  The SAS is asked to submit the deliverable tickets, if the request is logged by then.`,
      '',
      '3 certain, 2 only if people do their part by then; 3 open projects looked at.',
      '',
    ].join('\n'),
  });
});

test('the same as JSON, for as many days as are asked for, and nothing but JSON', async () => {
  const place = await openAdminPlace({}, { MODE: 'shadow' });
  const { harbor, elm } = threeProjects(place);
  const { exitCode, stdout, stderr } = await place.run('--json', 'plan', '--days', '3');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    today: '2026-03-02',
    until: '2026-03-05',
    timeZone: 'America/New_York',
    fromHour: 0,
    mode: 'shadow',
    projects: 2,
    coming: [
      {
        on: '2026-03-02',
        handoff: '1 kickoff',
        isCertain: true,
        isHeld: false,
        whom: 'Amara Okafor',
        what: 'The account manager is asked to talk to the client about the refresh of 12 March 2026; it was due on 25 February 2026.',
        projectId: harbor,
        projectName: 'Harbor',
      },
      {
        on: '2026-03-05',
        handoff: '3 submission cue',
        isCertain: true,
        isHeld: false,
        whom: null,
        what: 'The SAS is asked to submit the deliverable tickets.',
        projectId: elm,
        projectName: 'Elm',
      },
    ],
  });
});

test('planning changes nothing in the account', async () => {
  const place = await openAdminPlace();
  threeProjects(place);
  const before = structuredClone(place.account.list('project'));
  await place.run('plan');
  expect(place.account.list('project')).toEqual(before);
  expect({ tasks: place.account.list('task'), mail: place.account.mailbox }).toEqual({ tasks: [], mail: [] });
});

test('an account in which nothing comes says so', async () => {
  const place = await openAdminPlace({}, { MODE: 'shadow' });
  expect(await place.run('plan', '--days', '0')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout:
      'Nothing comes by itself from 2 March 2026 (today) to 2 March 2026. 0 open projects looked at.\n' +
      'The app is in shadow mode: it reports what fires, and writes nothing.\n',
  });
});

test('projects are read page by page, however many there are', async () => {
  const place = await openAdminPlace();
  const ids = Array.from({ length: 450 }, (_, index) => createProject(place, { name: `P${index}` }));
  const { exitCode, stdout } = await place.run('plan', '--json');
  const planned: unknown = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(planned).toMatchObject({ projects: 450 });
  expect(stdout.match(/"handoff": "1 kickoff"/g)).toHaveLength(ids.length);
});

test('the running app answers the same', async () => {
  const { agency, run } = await openAgencyWithAdmin();
  const projectId = await agency.after(() => createProject(agency));
  const { exitCode, stdout } = await run('plan', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    today: '2026-03-02',
    until: '2026-04-01',
    timeZone: 'America/New_York',
    fromHour: 0,
    mode: 'live',
    projects: 1,
    coming: [
      {
        on: '2026-03-12',
        handoff: '3 submission cue',
        isCertain: false,
        isHeld: false,
        whom: 'Sasha Lindqvist',
        what: 'The SAS is asked to submit the deliverable tickets, if the request is logged by then.',
        projectId,
        projectName: 'Harbor',
      },
    ],
  });
});
