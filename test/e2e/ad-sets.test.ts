import { expect, test } from 'vitest';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  pasteLink,
  setStatus,
} from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import { openAgency } from '../support/together.ts';

const inReview = [
  'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
  'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
];

test('a second ad set is handed over on its own when it is complete, and the first is not handed over again', async () => {
  const { agency, projectId } = await openReviewed();
  const video = await agency.after(() =>
    createTicket(agency, 'Video', { deliverable_folder_name: 'Spring video' }, [projectId]),
  );
  expect(outcomeOf(agency).emails).toEqual(reviewEmails);
  await agency.after(() => finishTicket(agency, video));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      ...inReview,
      'Video: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Share Deliverables with Client | NOT_STARTED',
      'Amara: Share Deliverables with Client | NOT_STARTED',
      ...madeTasks,
      'Corin: Write Copy: Video | NOT_STARTED',
      'Dalia: Design Graphics: Video | NOT_STARTED',
    ].sort(),
    emails: [
      ...reviewEmails,
      'amara: Ready for client review: Spring video (Harbor)',
      'sasha: Ad set complete: Spring video (Harbor)',
    ].sort(),
  });
});

test('an ad set of an earlier cycle that is finished late is handed over, says so, and leaves the status alone', async () => {
  const { agency, projectId } = await openReviewed();
  const late = await agency.after(() =>
    createTicket(agency, 'Late', { deliverable_folder_name: 'Extra' }, [projectId]),
  );
  await agency.after(() => setStatus(agency, projectId, 'creatives_implemented'));
  await agency.days(3);
  await agency.after(() => finishTicket(agency, late));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-05-31 | cycle 2 | nobody | nothing fired'],
    tickets: [
      'Late: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      ...inReview,
    ],
    tasks: [
      'Amara: Share Deliverables with Client | COMPLETED',
      'Amara: Share Deliverables with Client | NOT_STARTED',
      'Corin: Write Copy: Late | NOT_STARTED',
      'Dalia: Confirm or Replace the AdLab Link | NOT_STARTED',
      'Dalia: Design Graphics: Late | NOT_STARTED',
      ...madeTasks,
    ].sort(),
    emails: [
      'amara: New creatives are live: Harbor',
      'amara: Ready for client review: Extra (Harbor)',
      'amara: Ready for client review: Spring (Harbor)',
      'sasha: Ad set complete: Extra (Harbor)',
      'sasha: Ad set complete: Spring (Harbor)',
    ],
  });
  const email = agency.account.mailbox.at(-1);
  expect(email?.customProperties['body_text']).toContain('It belongs to cycle 1, which has ended');
});

test('a ticket that is deleted completes the ad set it leaves behind', async () => {
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
  expect(outcomeOf(agency).emails).toEqual([]);
  await agency.after(() => agency.account.remove(two));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: ['One: pending_approval | copy_approved | graphics_approved | round 0 | handed over'],
    tasks: ['Amara: Share Deliverables with Client | NOT_STARTED', ...madeTasks],
    emails: reviewEmails,
  });
});

test('without an AdLab link the ad set is handed over all the same; the link reaches the open task when it is pasted', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() =>
    createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
    }),
  );
  const one = await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  await agency.after(() => finishTicket(agency, one));
  const rest = [
    'Amara: Share Deliverables with Client | NOT_STARTED',
    'Corin: Write Copy: One | NOT_STARTED',
    'Dalia: Design Graphics: One | NOT_STARTED',
  ];
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: ['One: pending_approval | copy_approved | graphics_approved | round 0 | handed over'],
    tasks: [...rest, 'Dalia: Paste the AdLab Link | NOT_STARTED'],
    emails: reviewEmails,
  });
  await agency.after(() => pasteLink(agency, projectId));
  expect(outcomeOf(agency).tasks).toEqual([...rest, 'Dalia: Paste the AdLab Link | COMPLETED']);
  const share = agency.account
    .list('task')
    .find(({ values }) => values['hs_task_subject'] === 'Share Deliverables with Client');
  expect(share?.values['hs_task_body']).toContain('https://adlab.example/harbor/spring');
});

test('an ad set whose tickets fill several pages of associations is handed over only when the last one is in', async () => {
  const agency = await openAgency({ sandbox: { associationPageSize: 3 } });
  const projectId = await agency.after(() =>
    createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
      most_recent_adlab_link: 'https://adlab.example/harbor/spring',
    }),
  );
  const subjects = Array.from({ length: 10 }, (_, index) => `T${index}`);
  const ids = await agency.after(() =>
    subjects.map((subject) => createTicket(agency, subject, {}, [projectId])),
  );
  await agency.after(() => {
    for (const id of ids.slice(0, -1)) finishTicket(agency, id);
  });
  expect(outcomeOf(agency).emails).toEqual([]);
  await agency.after(() => finishTicket(agency, ids.at(-1) ?? ''));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: subjects.map(
      (subject) => `${subject}: pending_approval | copy_approved | graphics_approved | round 0 | handed over`,
    ),
    tasks: [
      'Amara: Share Deliverables with Client | NOT_STARTED',
      ...subjects.map((subject) => `Corin: Write Copy: ${subject} | NOT_STARTED`),
      ...subjects.map((subject) => `Dalia: Design Graphics: ${subject} | NOT_STARTED`),
    ],
    emails: reviewEmails,
  });
});
