import { describe, expect, test, vi } from 'vitest';
import type { Execution } from '../../src/sandbox/workflows/execution.ts';
import { isProjectRead, runOn, statusesOf } from '../support/together-actions.ts';
import { closedOutcome, implementTask, openApproved } from '../support/together-approved.ts';
import { completeTasks, createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { patience } from '../support/together-process.ts';
import { hang, patientWorkflows } from '../support/together-waiting.ts';
import { openAgency, type Agency } from '../support/together.ts';

const requested = {
  creative_refresh_date: '2026-03-02',
  creative_refresh_status: 'refresh_request_submitted',
};
const cued = {
  projects: ['Harbor: refresh_request_submitted | 2026-03-02 | cycle 1 | sas | submission'],
  tickets: [],
  tasks: ['Sasha: Submit Deliverable Tickets for Creative Refresh | NOT_STARTED'],
  emails: ['sasha: Creative refresh ready for submission: Harbor'],
};

/** What the workflow was answered each time, without the answers that were lost. */
const answersOf = ({ attempts }: Execution) =>
  attempts.flatMap(({ status, answer }) => (status === null ? [] : [answer]));

async function expectClosedOnce(agency: Agency): Promise<void> {
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(closedOutcome);
}

describe('the same call again', () => {
  test('gets the very same answer, and evaluates nothing a second time', async () => {
    const agency = await openAgency({ webhooks: false });
    const projectId = createProject(agency, requested);
    await runOn(agency, 'evaluate-refresh', projectId, { callbackId: 'ap-1' });
    const again = await agency.together.sandbox.workflows.repeat('ap-1');
    expect(statusesOf(again)).toEqual([200, 200]);
    expect(answersOf(again)[1]).toEqual(answersOf(again)[0]);
    expect(again.outputs).toMatchObject({ handoffs_fired: '3 submission cue', handoff_count: 1 });
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual(cued);
  });

  test('gets the very same answer, and closes nothing a second time', async () => {
    const { agency, projectId } = await openApproved();
    await runOn(agency, 'complete-implementation', projectId, { callbackId: 'ap-1' });
    const again = await agency.together.sandbox.workflows.repeat('ap-1');
    expect(statusesOf(again)).toEqual([200, 200]);
    expect(answersOf(again)[1]).toEqual(answersOf(again)[0]);
    expect(again.outputs).toMatchObject({ outcome: 'closed' });
    await expectClosedOnce(agency);
  });

  test('at the same time joins the first, and both get the same answer', async () => {
    const { agency, projectId } = await openApproved();
    const { workflows } = agency.together.sandbox;
    const running = runOn(agency, 'complete-implementation', projectId, { callbackId: 'ap-1' });
    await Promise.all([running, workflows.repeat('ap-1'), workflows.repeat('ap-1')]);
    const [execution] = workflows.executions;
    expect(execution && new Set(answersOf(execution).map((answer) => JSON.stringify(answer))).size).toBe(1);
    await expectClosedOnce(agency);
  });

  test('after a restart gets the very same answer', async () => {
    const { agency, projectId } = await openApproved({ keepsStore: true });
    await runOn(agency, 'complete-implementation', projectId, { callbackId: 'ap-1' });
    await agency.together.restart();
    const again = await agency.together.sandbox.workflows.repeat('ap-1');
    expect(answersOf(again)[1]).toEqual(answersOf(again)[0]);
    await expectClosedOnce(agency);
  });

  test.each(['evaluate-refresh', 'complete-implementation'] as const)(
    'after answers to %s were lost brings the outcome of the first',
    async (action) => {
      const { agency, projectId } = await openApproved();
      agency.together.sandbox.workflows.loseAnswers(2);
      const execution = await runOn(agency, action, projectId);
      expect(statusesOf(execution)).toEqual([null, null, 200]);
      expect(execution).toMatchObject({ state: 'SUCCESS' });
      if (action === 'evaluate-refresh') {
        expect(execution.outputs).toMatchObject({ refresh_status: 'creatives_completed_and_approved' });
        await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
      } else expect(execution.outputs).toMatchObject({ outcome: 'closed' });
      await expectClosedOnce(agency);
    },
  );
});

describe('one cycle is closed once, with one email,', () => {
  test('where several workflows complete it from the project and from the task at the same moment', async () => {
    const { agency, projectId } = await openApproved();
    const task = implementTask(agency);
    const executions = await Promise.all(
      [projectId, task, projectId, task, projectId, task].map((id) =>
        runOn(agency, 'complete-implementation', id),
      ),
    );
    expect(executions.map(statusesOf)).toEqual(executions.map(() => [200]));
    expect(executions.map(({ outputs }) => outputs['next_refresh_date_text'])).toEqual(
      executions.map(() => '2026-05-31'),
    );
    await expectClosedOnce(agency);
  });

  test.each(['before', 'after'] as const)(
    'where the SAS ticks the task right %s a workflow completes it, and the webhook is on its way',
    async (when) => {
      const { agency, projectId } = await openApproved();
      const tick = () => completeTasks(agency, 'Implement New Creatives');
      if (when === 'before') tick();
      const running = runOn(agency, 'complete-implementation', projectId);
      if (when === 'after') tick();
      expect(await running).toMatchObject({
        state: 'SUCCESS',
        outputs: { next_refresh_date_text: '2026-05-31' },
      });
      await expectClosedOnce(agency);
    },
  );

  test('where the SAS ticks the task and a workflow of tasks runs because of that', async () => {
    const { agency } = await openApproved();
    const task = implementTask(agency);
    completeTasks(agency, 'Implement New Creatives');
    expect(await runOn(agency, 'complete-implementation', task)).toMatchObject({ state: 'SUCCESS' });
    await expectClosedOnce(agency);
    expect(await runOn(agency, 'complete-implementation', task)).toMatchObject({
      state: 'SUCCESS',
      outputs: { outcome: 'already_closed', next_refresh_date_text: '2026-05-31' },
    });
    await expectClosedOnce(agency);
  });

  test('where somebody sets Creatives Implemented by hand as well', async () => {
    const { agency, projectId } = await openApproved();
    const running = runOn(agency, 'complete-implementation', projectId);
    setStatus(agency, projectId, 'creatives_implemented');
    expect(await running).toMatchObject({ state: 'SUCCESS' });
    await expectClosedOnce(agency);
  });
});

test('an evaluation beside the webhooks of the same change fires each handoff once, and names it', async () => {
  const agency = await openAgency();
  const projectId = createProject(agency, requested);
  const executions = await Promise.all([1, 2, 3].map(() => runOn(agency, 'evaluate-refresh', projectId)));
  expect(executions.map(({ state }) => state)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  expect(executions.map(({ outputs }) => outputs['waiting_on'])).toEqual(['sas', 'sas', 'sas']);
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(cued);
});

describe('a call that cannot be worked now', () => {
  test('is put off with 503 while HubSpot refuses the app, and goes through when HubSpot repeats it', async () => {
    const { agency, projectId } = await openApproved();
    agency.together.sandbox.faults.next(isProjectRead, { answer: 401 });
    const execution = await runOn(agency, 'complete-implementation', projectId);
    expect(statusesOf(execution)).toEqual([503, 200]);
    expect(execution).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
    await expectClosedOnce(agency);
  });

  test('is put off with 429 while too many are in hand, and goes through when HubSpot repeats it', async () => {
    const agency = await openAgency({ ...patientWorkflows, webhooks: false });
    const { faults, workflows } = agency.together.sandbox;
    const projectId = createProject(agency);
    const many = 60;
    faults.next(isProjectRead, hang, 10 * many);
    const running = Promise.all(
      Array.from({ length: many }, () => runOn(agency, 'next-refresh-date', projectId)),
    );
    const putOff = () => workflows.executions.filter((execution) => statusesOf(execution).includes(429));
    await vi.waitFor(() => expect(putOff().length).toBeGreaterThanOrEqual(many - 50), patience);
    faults.clear();
    const executions = await running;
    expect(executions.map(({ outputs }) => outputs['next_refresh_date_text'])).toEqual(
      executions.map(() => '2026-05-31'),
    );
    const patient = executions.filter(({ attempts }) => attempts.length > 1);
    expect(patient.length).toBeGreaterThanOrEqual(many - 50);
    expect(patient.every((execution) => statusesOf(execution).at(0) === 429)).toBe(true);
  });
});
