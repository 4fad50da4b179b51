import { expect, test } from 'vitest';
import { remindAfter } from '../support/given/rules.ts';
import { completeTasks, createProject, createTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import { openAgency } from '../support/together.ts';

test('closing tickets with their cycle moves the ad set to the closed stage', async () => {
  const { agency, projectId } = await openReviewed({
    settings: { automations: { closeTicketsWithCycle: true } },
  });
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_implemented');
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-05-31 | cycle 2 | nobody | nothing fired'],
    tickets: [
      'One: delivered | copy_approved | graphics_approved | round 0 | handed over',
      'Two: delivered | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: ['Amara: Share Deliverables with Client | COMPLETED', ...madeTasks],
    emails: ['amara: New creatives are live: Harbor', ...reviewEmails],
  });
});

test('a part that goes to QA gives its team lead one task', async () => {
  const { agency, projectId } = await openReviewed({
    // The first owner of every agency here is Amara.
    settings: { automations: { qaTasks: true }, people: { teamLeadIds: { copy: '71000001' } } },
  });
  await agency.after(() =>
    createTicket(agency, 'Video', { deliverable_folder_name: 'Video', copy_status: 'in_qa' }, [projectId]),
  );
  const qaTasks = outcomeOf(agency).tasks.filter((task) => task.includes('QA'));
  expect(qaTasks).toEqual(['Amara: QA Copy: Video | NOT_STARTED']);
});

test('cueing without a request cues the SAS on the date although the status is still blank', async () => {
  const agency = await openAgency({ settings: { automations: { cueWithoutRequest: true } } });
  await agency.after(() => createProject(agency));
  await agency.days(10);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | sas | kickoff submission'],
    tickets: [],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'Sasha: Submit Deliverable Tickets for Creative Refresh | NOT_STARTED',
    ],
    emails: [
      'amara: Creative refresh coming up: Harbor',
      'sasha: Creative refresh ready for submission: Harbor',
    ],
  });
});

test('whoever holds the ball too long is reminded by email, once', async () => {
  const agency = await openAgency({ settings: { stalls: remindAfter(2) } });
  await agency.after(() => createProject(agency));
  await agency.days(1);
  expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Harbor']);
  await agency.days(2);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor', 'amara: Still waiting: creative refresh of Harbor'],
  });
  await agency.days(2);
  expect(outcomeOf(agency).emails).toHaveLength(2);
});

test('a request without a refresh date gives the AM one task, completed when the date is there', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() =>
    createProject(agency, {
      creative_refresh_date: '',
      creative_refresh_status: 'refresh_request_submitted',
    }),
  );
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | no date | cycle 1 | account_manager | nothing fired'],
    tickets: [],
    tasks: ['Amara: Set the Creative Refresh Date | NOT_STARTED'],
    emails: [],
  });
  await agency.after(() => agency.account.update(projectId, { creative_refresh_date: '2026-04-01' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-04-01 | cycle 1 | nobody | nothing fired'],
    tickets: [],
    tasks: ['Amara: Set the Creative Refresh Date | COMPLETED'],
    emails: [],
  });
});
