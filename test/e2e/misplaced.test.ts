import { expect, test } from 'vitest';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  setStatus,
} from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import { openAgency } from '../support/together.ts';

const oneHour = 3_600_000;

const submitted = { creative_refresh_date: '2026-03-02', creative_refresh_status: 'deliverable_submitted' };

test('a ticket without a folder name gives its owner one task after an hour, completed when the name is there', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, submitted));
  const ticketId = await agency.after(() =>
    createTicket(agency, 'Lost', { deliverable_folder_name: '', hubspot_owner_id: agency.people.designer }, [
      projectId,
    ]),
  );
  const queued = ['Corin: Write Copy: Lost | NOT_STARTED', 'Dalia: Design Graphics: Lost | NOT_STARTED'];
  expect(outcomeOf(agency).tasks).toEqual(queued);
  await agency.after(() => agency.clock.advance(oneHour));
  expect(outcomeOf(agency).tasks).toEqual([
    ...queued,
    'Dalia: Fill In the Deliverable Folder Name | NOT_STARTED',
  ]);
  await agency.days(1);
  await agency.after(() => agency.account.update(ticketId, { deliverable_folder_name: 'Spring' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired'],
    tickets: ['Lost: new | not_started | not_started | round 0 | not handed over'],
    tasks: [...queued, 'Dalia: Fill In the Deliverable Folder Name | COMPLETED'],
    emails: [],
  });
});

test('a ticket without a project gives its owner one task after an hour, and joins in once it has one', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, submitted));
  const ticketId = await agency.after(() =>
    createTicket(agency, 'Stray', { hubspot_owner_id: agency.people.sas }, []),
  );
  expect(outcomeOf(agency).tasks).toEqual([]);
  await agency.after(() => agency.clock.advance(oneHour));
  expect(outcomeOf(agency).tasks).toEqual([
    'Sasha: Associate the Ticket with Its Creative Project | NOT_STARTED',
  ]);
  await agency.after(() => agency.account.associate(ticketId, projectId));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired'],
    tickets: ['Stray: new | not_started | not_started | round 0 | not handed over'],
    tasks: [
      'Corin: Write Copy: Stray | NOT_STARTED',
      'Dalia: Design Graphics: Stray | NOT_STARTED',
      'Sasha: Associate the Ticket with Its Creative Project | COMPLETED',
    ],
    emails: [],
  });
});

test('a ticket of two projects takes part in neither, and its owner is asked to choose', async () => {
  const agency = await openAgency();
  const [one, two] = await agency.after(
    () =>
      [createProject(agency, submitted), createProject(agency, { ...submitted, name: 'Island' })] as const,
  );
  const ticketId = await agency.after(() =>
    createTicket(agency, 'Torn', { hubspot_owner_id: agency.people.sas }, [one, two]),
  );
  await agency.after(() => finishTicket(agency, ticketId));
  await agency.after(() => agency.clock.advance(oneHour));
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired',
      'Island: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired',
    ],
    tickets: ['Torn: new | copy_approved | graphics_approved | round 0 | not handed over'],
    tasks: ['Sasha: Keep the Ticket on One Creative Project | NOT_STARTED'],
    emails: [],
  });
});

test('a cloned project starts its process afresh, and its original is left alone', async () => {
  const { agency, projectId } = await openReviewed();
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_completed_and_approved');
  });
  agency.clock.advance(1000);
  const cloneId = await agency.after(() => {
    const clone = agency.account.clone(projectId);
    agency.account.update(clone, {
      name: 'Harbor copy',
      creative_refresh_status: '',
      creative_refresh_date: '2026-03-12',
    });
    return clone;
  });
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor copy: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff',
      'Harbor: creatives_completed_and_approved | 2026-03-02 | cycle 1 | sas | review implementation',
    ],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'Amara: Share Deliverables with Client | COMPLETED',
      ...madeTasks,
      'Sasha: Implement New Creatives for Refresh | NOT_STARTED',
    ],
    emails: [
      'amara: Creative refresh coming up: Harbor copy',
      ...reviewEmails,
      'sasha: Approved, please implement: Harbor',
    ],
  });
  expect(agency.account.associated(cloneId, 'task')).toHaveLength(1);
});

test('a cloned ticket is new work: its parts start over and its makers get tasks of their own', async () => {
  const { agency, projectId, tickets } = await openReviewed();
  agency.clock.advance(1000);
  await agency.after(() => {
    const clone = agency.account.clone(tickets[0]);
    agency.account.update(clone, { subject: 'Three', hs_pipeline_stage: 'new' });
    agency.account.associate(clone, projectId);
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Three: new | not_started | not_started | round 0 | not handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Share Deliverables with Client | NOT_STARTED',
      ...madeTasks,
      'Corin: Write Copy: Three | NOT_STARTED',
      'Dalia: Design Graphics: Three | NOT_STARTED',
    ].sort(),
    emails: reviewEmails,
  });
});

test('people who are missing lose no handoff: tasks are unassigned, emails go to the fallback address', async () => {
  const agency = await openAgency({ settings: { people: { fallbackEmail: 'desk@agency.example' } } });
  const projectId = await agency.after(() =>
    createProject(agency, {
      hubspot_owner_id: agency.people.formerAccountManager,
      sas_owner_id: '',
    }),
  );
  await agency.after(() => setStatus(agency, projectId, 'refresh_request_submitted'));
  await agency.days(10);
  await agency.after(() =>
    createTicket(
      agency,
      'One',
      { copywriter_owner_id: '', designer_owner_id: '', hubspot_owner_id: agency.people.designer },
      [projectId],
    ),
  );
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-03-12 | cycle 1 | sas | kickoff submission'],
    tickets: ['One: new | not_started | not_started | round 0 | not handed over'],
    tasks: [
      'Dalia: Design Graphics: One | NOT_STARTED',
      'Dalia: Write Copy: One | NOT_STARTED',
      'nobody: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'nobody: Submit Deliverable Tickets for Creative Refresh | NOT_STARTED',
    ],
    emails: [
      'desk: Creative refresh coming up: Harbor',
      'desk: Creative refresh ready for submission: Harbor',
    ],
  });
});
