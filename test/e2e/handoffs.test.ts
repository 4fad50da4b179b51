import { expect, test } from 'vitest';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  logNote,
  pasteLink,
  setStatus,
} from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

test('handoff 1: a project that comes into the lead gives the AM one task, for the company too, and one email', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, { creative_refresh_date: '2026-03-18' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-18 | cycle 1 | nobody yet | nothing fired'],
    tickets: [],
    tasks: [],
    emails: [],
  });
  await agency.days(1);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-18 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  const [task] = agency.account.list('task');
  expect(agency.account.associated(projectId, 'task')).toEqual([task]);
  expect(agency.account.associated(agency.companyId, 'task')).toEqual([task]);
  expect(task?.values['hs_timestamp']).toBe('2026-03-05T22:00:00.000Z');
});

test('handoff 1 is taken back when the date moves out of the lead, and comes again when its time comes', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => agency.account.update(projectId, { creative_refresh_date: '2026-04-30' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-04-30 | cycle 1 | nobody | nothing fired'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | DEFERRED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  await agency.days(50);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-04-30 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | DEFERRED',
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: Harbor', 'amara: Creative refresh coming up: Harbor'],
  });
});

test('handoffs 2b and 3: a request issues nothing until its date comes, and then cues the SAS with the notes of this cycle', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => {
    logNote(agency, projectId, 'New trail jacket & boots up front.');
    completeTasks(agency, 'Reach Out to Client');
    setStatus(agency, projectId, 'refresh_request_submitted');
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-03-12 | cycle 1 | nobody | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | COMPLETED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  await agency.days(10);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-03-12 | cycle 1 | sas | kickoff submission'],
    tickets: [],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Sasha: Submit Deliverable Tickets for Creative Refresh | NOT_STARTED',
    ],
    emails: [
      'amara: Creative refresh coming up: Harbor',
      'sasha: Creative refresh ready for submission: Harbor',
    ],
  });
  const task = agency.account.list('task').at(-1);
  const email = agency.account.mailbox.at(-1);
  expect(task?.values['hs_task_body']).toContain('New trail jacket &amp; boots up front.');
  expect(email?.customProperties['body_text']).toContain('New trail jacket & boots up front.');
  expect(email?.customProperties['body_html']).toContain('New trail jacket &amp; boots up front.');
});

test('handoff 3: a blank status on the date cues nobody and goes on waiting for the AM', async () => {
  const agency = await openAgency();
  await agency.after(() => createProject(agency));
  await agency.days(12);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('handoff 4: each ticket gives its copywriter and its designer a task; a fifth one extends the turnaround of all', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() =>
    createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
    }),
  );
  const due = () =>
    [...new Set(agency.account.list('task').map(({ values }) => values['hs_timestamp']))].sort();
  await agency.after(() => {
    for (const subject of ['One', 'Two', 'Three']) createTicket(agency, subject, {}, [projectId]);
    createTicket(agency, 'Four', { copy_status: 'not_required', deliverable_folder_name: ' spring ' }, [
      projectId,
    ]);
  });
  const tasksOfFour = [
    'Corin: Write Copy: One | NOT_STARTED',
    'Corin: Write Copy: Three | NOT_STARTED',
    'Corin: Write Copy: Two | NOT_STARTED',
    'Dalia: Design Graphics: Four | NOT_STARTED',
    'Dalia: Design Graphics: One | NOT_STARTED',
    'Dalia: Design Graphics: Three | NOT_STARTED',
    'Dalia: Design Graphics: Two | NOT_STARTED',
  ];
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired'],
    tickets: [
      'Four: new | not_required | not_started | round 0 | not handed over',
      'One: new | not_started | not_started | round 0 | not handed over',
      'Three: new | not_started | not_started | round 0 | not handed over',
      'Two: new | not_started | not_started | round 0 | not handed over',
    ],
    tasks: tasksOfFour,
    emails: [],
  });
  expect(due()).toEqual(['2026-03-09T21:00:00.000Z']);

  await agency.after(() => createTicket(agency, 'Five', {}, [projectId]));
  expect(outcomeOf(agency).tasks).toEqual(
    [
      ...tasksOfFour,
      'Corin: Write Copy: Five | NOT_STARTED',
      'Dalia: Design Graphics: Five | NOT_STARTED',
    ].sort(),
  );
  expect(due()).toEqual(['2026-03-11T21:00:00.000Z']);
});

test('handoff 5: one ticket of two never hands over; the last one does, once, with the AdLab link', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() =>
    createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
    }),
  );
  const [one, two] = await agency.after(
    () =>
      [createTicket(agency, 'One', {}, [projectId]), createTicket(agency, 'Two', {}, [projectId])] as const,
  );
  await agency.after(() => {
    completeTasks(agency, 'Write Copy');
    completeTasks(agency, 'Design Graphics');
    pasteLink(agency, projectId);
    finishTicket(agency, one);
  });
  const done = [
    'Corin: Write Copy: One | COMPLETED',
    'Corin: Write Copy: Two | COMPLETED',
    'Dalia: Design Graphics: One | COMPLETED',
    'Dalia: Design Graphics: Two | COMPLETED',
  ];
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | not handed over',
      'Two: new | not_started | not_started | round 0 | not handed over',
    ],
    tasks: done,
    emails: [],
  });
  await agency.after(() => finishTicket(agency, two));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: ['Amara: Share Deliverables with Client | NOT_STARTED', ...done],
    emails: ['amara: Ready for client review: Spring (Harbor)', 'sasha: Ad set complete: Spring (Harbor)'],
  });
  expect(agency.account.list('task').at(-1)?.values['hs_task_body']).toContain(
    'https://adlab.example/harbor/spring',
  );
});
