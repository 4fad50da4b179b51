import { expect, test, vi } from 'vitest';
import { historyText, isCompletion, isProjectRead, runOn } from '../support/together-actions.ts';
import { closedOutcome, openApproved } from '../support/together-approved.ts';
import { createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { patience } from '../support/together-process.ts';
import { completions, hang, openWaiting, patientWorkflows } from '../support/together-waiting.ts';
import { openAgency, type Agency } from '../support/together.ts';

const blocked = {
  status: 200,
  answer: { outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P1D' } },
};
async function expectClosedOnce(agency: Agency): Promise<void> {
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(closedOutcome);
}

test('an action that takes long lets the workflow wait, and tells it the outcome when it is done', async () => {
  const { agency, faults, running } = await openWaiting();
  faults.clear();
  expect(await running).toEqual({
    callbackId: 'ap-145883449-1-1-0',
    action: 'complete-implementation',
    object: { type: 'project', id: agency.account.list('project')[0]?.id },
    state: 'SUCCESS',
    outputs: {
      outcome: 'closed',
      next_refresh_date: Date.parse('2026-05-31T00:00:00Z'),
      next_refresh_date_text: '2026-05-31',
      explanation:
        'The new creatives are live, so the cycle closes and the next refresh is set to 31 May 2026, 90 days from today.',
    },
    errorCode: null,
    message: null,
    attempts: [blocked],
  });
  expect(completions(agency)).toEqual([204]);
  await expectClosedOnce(agency);
});

test('an outcome that HubSpot does not take at first is told again', async () => {
  const { agency, faults, running } = await openWaiting();
  faults.clear();
  faults.next(isCompletion, { answer: 401 }, 2);
  expect(await running).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
  expect(completions(agency)).toEqual([401, 401, 204]);
  await expectClosedOnce(agency);
});

test('an outcome that was heard, while the answer to it got lost, counts as told', async () => {
  const { agency, faults, running } = await openWaiting();
  faults.clear();
  faults.next(isCompletion, { connection: 'reset', after: 'commit' });
  expect(await running).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
  await expectClosedOnce(agency);
  expect(new Set(completions(agency))).toEqual(new Set([404]));
});

test('a failure of an action that takes long is told with its code, and its history says what to do', async () => {
  const { agency, projectId } = await openApproved(patientWorkflows);
  const { faults, workflows } = agency.together.sandbox;
  faults.next(isProjectRead, hang);
  setStatus(agency, projectId, 'creatives_pending_approval');
  const running = runOn(agency, 'complete-implementation', projectId);
  await vi.waitFor(() => expect(workflows.executions).toMatchObject([{ state: 'BLOCKED' }]), patience);
  faults.clear();
  expect(await running).toMatchObject({
    state: 'FAILED',
    outputs: {},
    errorCode: 'NOT_APPROVED',
    message: historyText(agency, 'complete-implementation', 'NOT_APPROVED'),
  });
});

test('an action that writes nothing can take long too', async () => {
  const agency = await openAgency({ ...patientWorkflows, webhooks: false });
  const projectId = createProject(agency);
  const { faults, workflows } = agency.together.sandbox;
  faults.next(isProjectRead, hang);
  const running = runOn(agency, 'next-refresh-date', projectId);
  await vi.waitFor(() => expect(workflows.executions).toMatchObject([{ state: 'BLOCKED' }]), patience);
  faults.clear();
  expect(await running).toMatchObject({
    state: 'SUCCESS',
    outputs: { next_refresh_date_text: '2026-05-31', cadence_days_used: 90 },
    attempts: [blocked],
  });
});
