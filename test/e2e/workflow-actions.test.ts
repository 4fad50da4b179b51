import { describe, expect, test } from 'vitest';
import { chooseLayout } from '../../src/sandbox/layout.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { askAgent, runOn } from '../support/together-actions.ts';
import { closedOutcome, implementTask, openApproved } from '../support/together-approved.ts';
import { createProject, createTicket, finishTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { openAgency, type Agency, type AgencyOptions } from '../support/together.ts';

const may31 = Date.parse('2026-05-31T00:00:00Z');

/** How the workflow goes on, and what its later steps can use. */
const success = (outputs: object) => ({
  state: 'SUCCESS',
  outputs,
  errorCode: null,
  message: null,
  attempts: [{ status: 200, answer: { outputFields: { ...outputs, hs_execution_state: 'SUCCESS' } } }],
});

/** The AM has logged the request, and the refresh date is today: the next look cues the SAS. */
async function openRequested(options: AgencyOptions = {}) {
  const agency = await openAgency({ ...options, webhooks: false });
  const projectId = createProject(agency, {
    creative_refresh_date: '2026-03-02',
    creative_refresh_status: 'refresh_request_submitted',
  });
  return { agency, projectId };
}

const cued = {
  projects: ['Harbor: refresh_request_submitted | 2026-03-02 | cycle 1 | sas | submission'],
  tickets: [],
  tasks: ['Sasha: Submit Deliverable Tickets for Creative Refresh | NOT_STARTED'],
  emails: ['sasha: Creative refresh ready for submission: Harbor'],
};

const evaluated = {
  handoffs_fired: '3 submission cue',
  handoff_count: 1,
  waiting_on: 'sas',
  refresh_status: 'refresh_request_submitted',
  explanation:
    'The refresh date is today and the request is logged, so the SAS submits the deliverable tickets.',
};

const nextDate = {
  next_refresh_date: may31,
  next_refresh_date_text: '2026-05-31',
  cadence_days_used: 90,
  cadence_source: 'default',
};

const complete = {
  folder_name: 'Spring',
  tickets_in_set: 2,
  tickets_pending_approval: 2,
  ad_set_complete: 'yes',
  explanation: 'Ad set "Spring" is complete: all 2 tickets are in Pending Approval.',
};

const closed = {
  outcome: 'closed',
  next_refresh_date: may31,
  next_refresh_date_text: '2026-05-31',
  explanation:
    'The new creatives are live, so the cycle closes and the next refresh is set to 31 May 2026, 90 days from today.',
};

/** How often a workflow has said in the Implement task that it completed it. */
function linesByWorkflows(agency: Agency): number {
  const body = agency.account.read(implementTask(agency)).values['hs_task_body'] ?? '';
  return body.split('A workflow completed this task').length - 1;
}

describe.each(['v2', 'v3'] as const)('signed by version %s, a workflow', (signature) => {
  test('evaluates a refresh: what is due happens now, and it learns what and whom the refresh waits on', async () => {
    const { agency, projectId } = await openRequested();
    expect(await runOn(agency, 'evaluate-refresh', projectId, { signature })).toMatchObject(
      success(evaluated),
    );
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual(cued);
  });

  test('calculates the next refresh date, and nothing is written', async () => {
    const { agency, projectId } = await openRequested();
    expect(await runOn(agency, 'next-refresh-date', projectId, { signature })).toMatchObject(
      success(nextDate),
    );
    expect(agency.account.list('task')).toEqual([]);
  });

  test('checks whether an ad set is ready, and nothing is written', async () => {
    const { agency, tickets } = await openReviewed();
    const before = outcomeOf(agency);
    expect(await runOn(agency, 'ad-set-readiness', tickets[0], { signature })).toMatchObject(
      success(complete),
    );
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual(before);
  });

  test('completes the implementation of a project: the task, the cycle and the email to the AM', async () => {
    const { agency, projectId } = await openApproved();
    expect(await runOn(agency, 'complete-implementation', projectId, { signature })).toMatchObject(
      success(closed),
    );
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual(closedOutcome);
    expect(linesByWorkflows(agency)).toBe(1);
  });
});

test('a workflow of tasks completes the implementation from the Implement task', async () => {
  const { agency } = await openApproved();
  expect(await runOn(agency, 'complete-implementation', implementTask(agency))).toMatchObject(
    success(closed),
  );
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(closedOutcome);
  expect(linesByWorkflows(agency)).toBe(1);
});

test('a completion in the very second of the approval finds the Implement task made first', async () => {
  const { agency, projectId } = await openReviewed({ webhooks: false });
  setStatus(agency, projectId, 'creatives_completed_and_approved');
  expect(await runOn(agency, 'complete-implementation', projectId)).toMatchObject(success(closed));
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(closedOutcome);
});

test('an evaluation that finds nothing to do says whom the refresh waits on, and does nothing', async () => {
  const { agency, projectId } = await openRequested();
  await runOn(agency, 'evaluate-refresh', projectId);
  expect(await runOn(agency, 'evaluate-refresh', projectId)).toMatchObject({
    state: 'SUCCESS',
    outputs: {
      ...evaluated,
      handoffs_fired: '',
      handoff_count: 0,
      explanation: 'The SAS has been cued in this cycle.',
    },
  });
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(cued);
});

test('a next refresh date follows the cadence and the day that the workflow asks for', async () => {
  const { agency, projectId } = await openRequested();
  agency.account.update(projectId, { creative_refresh_cadence_days: '60' });
  const dateFor = async (inputFields: Readonly<Record<string, string>>) =>
    (await runOn(agency, 'next-refresh-date', projectId, { inputFields })).outputs;
  expect(await dateFor({ count_from: 'today' })).toMatchObject({
    next_refresh_date_text: '2026-05-01',
    cadence_source: 'project',
  });
  agency.account.update(projectId, { creative_refresh_date: '2026-03-12' });
  expect(await dateFor({ cadence_days: '30', count_from: 'refresh_date' })).toEqual({
    next_refresh_date: Date.parse('2026-04-11T00:00:00Z'),
    next_refresh_date_text: '2026-04-11',
    cadence_days_used: 30,
    cadence_source: 'input',
  });
});

test('an ad set with a ticket that is not there yet is not ready, and a ticket without a folder is in none', async () => {
  const { agency, projectId, tickets } = await openReviewed();
  const late = await agency.after(() => createTicket(agency, 'Three', {}, [projectId]));
  const loose = createTicket(agency, 'Loose', { deliverable_folder_name: '' }, [projectId]);
  expect((await runOn(agency, 'ad-set-readiness', tickets[0])).outputs).toMatchObject({
    folder_name: 'Spring',
    tickets_in_set: 3,
    tickets_pending_approval: 2,
    ad_set_complete: 'no',
  });
  await agency.after(() => finishTicket(agency, late));
  expect((await runOn(agency, 'ad-set-readiness', late)).outputs).toMatchObject({
    tickets_pending_approval: 3,
    ad_set_complete: 'yes',
  });
  expect((await runOn(agency, 'ad-set-readiness', loose)).outputs).toEqual({
    folder_name: '',
    tickets_in_set: 0,
    tickets_pending_approval: 0,
    ad_set_complete: 'no',
    explanation: 'Ticket "Loose" has no Deliverable Folder Name, so it is in no ad set.',
  });
});

describe('an agent, who enrols nothing,', () => {
  test('is told whether the ad set of a named ticket is ready', async () => {
    const { agency, tickets } = await openReviewed();
    expect(await askAgent(agency, 'ad-set-readiness', { ticket_id: tickets[1] })).toMatchObject({
      object: null,
      ...success(complete),
    });
  });

  test('is told the next refresh date of a named project', async () => {
    const { agency, projectId } = await openRequested();
    const inputFields = { creative_project_id: projectId, count_from: 'today' };
    expect(await askAgent(agency, 'next-refresh-date', inputFields)).toMatchObject({
      object: null,
      ...success(nextDate),
    });
  });
});

test('a record that is typed in wins over the one that is enrolled', async () => {
  const { agency, projectId } = await openRequested();
  const other = createProject(agency, { name: 'Pine', creative_refresh_cadence_days: '10' });
  const inputFields = { creative_project_id: other };
  expect(await runOn(agency, 'next-refresh-date', projectId, { inputFields })).toMatchObject({
    outputs: { next_refresh_date_text: '2026-03-12', cadence_days_used: 10 },
  });
});

describe.each([
  ['other', 'custom'],
  ['decisions', 'projects'],
  ['other', 'projects'],
] as const)('with names as in "%s" and projects in a "%s" object', (names, projectObject) => {
  const mapped: AgencyOptions = {
    sandbox: { names, projectObject },
    settings: { mapping: mappingOf(chooseLayout(names, projectObject)) },
  };

  test('a workflow evaluates and calculates just so', async () => {
    const { agency, projectId } = await openRequested(mapped);
    expect(await runOn(agency, 'evaluate-refresh', projectId)).toMatchObject(success(evaluated));
    expect(await runOn(agency, 'next-refresh-date', projectId)).toMatchObject(success(nextDate));
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual(cued);
  });

  test.each(['project', 'task'] as const)(
    'a workflow checks and completes from a %s just so',
    async (from) => {
      const { agency, projectId, tickets } = await openApproved(mapped);
      expect(await runOn(agency, 'ad-set-readiness', tickets[0])).toMatchObject(success(complete));
      const recordId = from === 'task' ? implementTask(agency) : projectId;
      expect(await runOn(agency, 'complete-implementation', recordId)).toMatchObject(success(closed));
      await agency.together.settled();
      expect(outcomeOf(agency)).toEqual(closedOutcome);
    },
  );
});
