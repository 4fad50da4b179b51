import { expect, test } from 'vitest';
import { openAdminPlace, openAgencyWithAdmin } from '../../support/admin-place.ts';
import { createProject, createTicket, finishTicket } from '../../support/together-moves.ts';

test('a project that nobody has touched is explained by what comes next', async () => {
  const place = await openAdminPlace({}, { MODE: 'shadow' });
  const projectId = createProject(place, { name: 'Acme', creative_refresh_cadence_days: '30' });
  expect(await place.run('explain', projectId)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      `Acme, creative project ${projectId}`,
      'Cycle 1, status (blank), refresh date 12 March 2026, every 30 days (its own cadence).',
      'It waits on nobody.',
      'Next: The kickoff is due: the account manager is asked to talk to the client about the refresh of 12 March 2026.',
      'The app is in shadow mode: it decides and reports, and writes nothing.',
      '',
      'Nothing is wrong with it.',
      '',
    ].join('\n'),
  });
});

test('a project in production is explained with its tickets, what has fired, its tasks, its emails and what is missing', async () => {
  const { agency, run } = await openAgencyWithAdmin();
  const projectId = await agency.after(() => createProject(agency));
  const one = await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  const two = await agency.after(() =>
    createTicket(agency, 'Two', { deliverable_folder_name: '' }, [projectId]),
  );
  await agency.after(() => finishTicket(agency, one));
  const taskIds = agency.account.list('task').map(({ id }) => id);
  const [ask, copy, graphics, copyTwo, graphicsTwo, share, paste] = taskIds;
  const { exitCode, stdout, stderr } = await run('explain', projectId);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    `Harbor, creative project ${projectId}`,
    'Cycle 1, status Creatives Pending Approval, refresh date 12 March 2026, every 90 days (the default cadence).',
    'It waits on the account manager (Amara Okafor), since 2 March 2026 09:00.',
    'Next: The account manager shares the deliverables with the client and, once they approve, moves Creative Refresh Status to Creatives Completed and Approved; 1 ticket is still with the creative team.',
    '',
    'Ad set "Spring" is complete: its only ticket is in Pending Approval. It has been handed over.',
    '  Ticket  Id          Stage             Copy      Graphics  Revisions',
    `  One     ${one}  Pending Approval  approved  approved  0`,
    '',
    'Tickets in no ad set:',
    '  Ticket  Id          Stage  Copy         Graphics     Revisions',
    `  Two     ${two}  New    not started  not started  0`,
    '',
    'What has fired in this cycle, the latest first:',
    '  When                Handoff    Why',
    '  2 March 2026 09:00  5 review   The one ticket of ad set "Spring" is in Pending Approval, so the account manager shares it with the client.',
    '  2 March 2026 09:00  4 tickets  Copy and graphics of ticket "One" are approved, so it moves to Pending Approval.',
    '  2 March 2026 09:00  4 tickets  Ticket "Two" is new, so the creative team gets it with 5 business days of turnaround (due 9 March 2026).',
    '  2 March 2026 09:00  4 tickets  Ticket "One" is new, so the creative team gets it with 5 business days of turnaround (due 9 March 2026).',
    '  2 March 2026 09:00  1 kickoff  The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.',
    '',
    'Tasks of this cycle, and older ones still open:',
    '  Task                                        Id          State        Due',
    `  Reach Out to Client About Creative Refresh  ${ask}  NOT_STARTED  4 March 2026 17:00`,
    `  Write Copy: One                             ${copy}  NOT_STARTED  9 March 2026 17:00`,
    `  Design Graphics: One                        ${graphics}  NOT_STARTED  9 March 2026 17:00`,
    `  Write Copy: Two                             ${copyTwo}  NOT_STARTED  9 March 2026 17:00`,
    `  Design Graphics: Two                        ${graphicsTwo}  NOT_STARTED  9 March 2026 17:00`,
    `  Paste the AdLab Link                        ${paste}  NOT_STARTED  3 March 2026 17:00`,
    `  Share Deliverables with Client              ${share}  NOT_STARTED  3 March 2026 17:00`,
    '',
    'Emails, the latest first:',
    '  Email                                     To                    State  Since',
    '  Ready for client review: Spring (Harbor)  amara@agency.example  sent   2 March 2026 09:00',
    '  Ad set complete: Spring (Harbor)          sasha@agency.example  sent   2 March 2026 09:00',
    '  Creative refresh coming up: Harbor        amara@agency.example  sent   2 March 2026 09:00',
    '',
    'What is wrong with it:',
    '  - The project has no AdLab link that could be shared with the client. Paste the link into Most Recent AdLab Link on the project.',
    `  - Ticket "Two" has no Deliverable Folder Name, so it takes part in no ad set. Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set. (ticket ${two})`,
    '',
  ]);
});

test('what was given up on is told with the command that tries it again', async () => {
  const { agency, run } = await openAgencyWithAdmin({ settings: { retries: { maximumAttempts: 1 } } });
  const { faults } = agency.together.sandbox;
  faults.next(({ path }) => path.endsWith('/single-email/send'), { answer: 400 });
  faults.next(({ path }) => path.includes('/batch/update'), { answer: 400 }, 50);
  const projectId = await agency.after(() => createProject(agency));
  faults.clear();
  const { stdout } = await run('explain', projectId, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    troubles: [
      {
        problem: expect.stringMatching(
          `^The app has given up on project ${projectId} after 1 failed try: write project .+ HubSpot refused \\(400`,
        ) as string,
        remedy: `Mend the cause, then run: creative-refresh dead-letters retry project ${projectId}`,
        isDeadLetter: true,
      },
      {
        problem: expect.stringMatching(
          /^The email "Creative refresh coming up: Harbor" to amara@agency.example could not be sent: .+$/,
        ) as string,
        remedy: `Mend the cause, then run: creative-refresh dead-letters retry email project-${projectId}.cycle-1.kickoff.0.email`,
        isDeadLetter: true,
      },
    ],
  });
});

test('a task that somebody deleted is told as deleted', async () => {
  const { agency, run } = await openAgencyWithAdmin();
  const projectId = await agency.after(() => createProject(agency));
  const [task] = agency.account.list('task');
  await agency.after(() => agency.account.remove(task?.id ?? ''));
  const { stdout } = await run('explain', projectId, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    tasks: [{ taskId: task?.id, subject: null, status: 'DELETED', dueAt: null }],
  });
});

test.each([
  [1, '3 March 2026 00:00, the limit is 1 business day'],
  [2, '4 March 2026 00:00, the limit is 2 business days'],
])('a handoff that waits longer than %i business days is told as stalled', async (kickoff, stalled) => {
  const { agency, run } = await openAgencyWithAdmin({ settings: { stalls: { limits: { kickoff } } } });
  const projectId = await agency.after(() => createProject(agency));
  const wait = async () => (await run('explain', projectId)).stdout.split('\n')[2];
  const waiting = 'It waits on the account manager (Amara Okafor), since 2 March 2026 09:00';
  expect(await wait()).toBe(`${waiting}.`);
  await agency.days(kickoff);
  expect(await wait()).toBe(`${waiting}: stalled since ${stalled}.`);
  const { stdout } = await run('explain', projectId, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    stall: { since: `2026-03-0${2 + kickoff}T05:00:00.000Z`, limit: kickoff },
  });
});

test('a project that does not exist is refused', async () => {
  const place = await openAdminPlace();
  expect(await place.run('explain', '404')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'There is no creative project 404 in the HubSpot account.\n',
  });
});
