import { expect, test } from 'vitest';
import { createProject, createTicket, finishTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

async function openDeclined() {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  return { agency, projectId };
}

test('handoff 2a: a "no" moves the date to the next cycle, completes the question, and nobody else hears of it', async () => {
  const { agency } = await openDeclined();
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: no_refresh_requested | 2026-05-31 | cycle 2 | nobody | declined'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | COMPLETED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('handoff 2a: the next kickoff blanks the status of the "no" and asks the AM again', async () => {
  const { agency } = await openDeclined();
  await agency.days(75);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-05-31 | cycle 2 | account_manager | kickoff'],
    tickets: [],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: Harbor', 'amara: Creative refresh coming up: Harbor'],
  });
});

test('handoff 2a: a client who changes their mind gets the old date back, and the SAS is cued on it', async () => {
  const { agency, projectId } = await openDeclined();
  await agency.days(2);
  await agency.after(() => setStatus(agency, projectId, 'refresh_request_submitted'));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-03-12 | cycle 2 | nobody | nothing fired'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | COMPLETED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  await agency.days(8);
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: refresh_request_submitted | 2026-03-12 | cycle 2 | sas | submission'],
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
});

test('handoff 2a: a date that a person set after the "no" stays when the client changes their mind', async () => {
  const { agency, projectId } = await openDeclined();
  await agency.after(() => agency.account.update(projectId, { creative_refresh_date: '2026-04-20' }));
  await agency.after(() => setStatus(agency, projectId, 'refresh_request_submitted'));
  expect(outcomeOf(agency).projects).toEqual([
    'Harbor: refresh_request_submitted | 2026-04-20 | cycle 2 | nobody | nothing fired',
  ]);
});

test('handoff 2a: tickets of a declined cycle hand over nothing more, and their open tasks are deferred', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  const ticketId = await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  await agency.after(() => finishTicket(agency, ticketId));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: no_refresh_requested | 2026-05-31 | cycle 2 | nobody | declined'],
    tickets: ['One: pending_approval | copy_approved | graphics_approved | round 0 | not handed over'],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Corin: Write Copy: One | DEFERRED',
      'Dalia: Design Graphics: One | DEFERRED',
    ],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});

test('handoff 2a: tickets that were laid aside are taken up again, with new tasks, when the client changes their mind', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  await agency.after(() => setStatus(agency, projectId, 'deliverable_submitted'));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-12 | cycle 2 | creative_team | nothing fired'],
    tickets: ['One: new | not_started | not_started | round 1 | not handed over'],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Corin: Write Copy: One | DEFERRED',
      'Corin: Write Copy: One | NOT_STARTED',
      'Dalia: Design Graphics: One | DEFERRED',
      'Dalia: Design Graphics: One | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
});
