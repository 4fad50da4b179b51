import { beforeEach, describe, expect, it } from 'vitest';
import { completeImplementation } from '../../src/workflow-actions/actions/complete-implementation.ts';
import { TryLater } from '../../src/workflow-actions/outcome.ts';
import { Agency } from './agency.ts';

const inNinetyDays = '2026-05-31';
const closed = {
  ok: true,
  outputs: {
    outcome: 'closed',
    next_refresh_date: Date.UTC(2026, 4, 31),
    next_refresh_date_text: inNinetyDays,
    explanation:
      'The new creatives are live, so the cycle closes and the next refresh is set to 31 May 2026, 90 days from today.',
  },
};
const alreadyClosed = {
  ok: true,
  outputs: {
    ...closed.outputs,
    outcome: 'already_closed',
    explanation: 'The cycle was closed before, so nothing was left to do.',
  },
};
/** One cycle closed, once. */
const oneClose = {
  status: 'blank',
  refreshDate: inNinetyDays,
  cycle: 2,
  task: 'COMPLETED',
  emails: ['project-7.cycle-1.close.email'],
};

let agency: Agency;
beforeEach(() => {
  agency = new Agency();
});

function complete(id: string, type: string) {
  return completeImplementation(agency.surroundings, { record: { id, type } });
}

describe('a workflow completes the implementation of a creative project', () => {
  it('by its Implement task, which says so, and with it the cycle', async () => {
    const taskId = await agency.approved();
    expect(await complete('7', '2-1001')).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
    const body = agency.account.tasks.get(taskId)?.body ?? '';
    expect(body).toMatch(
      /<p>A workflow completed this task: [^]*Ref: project-7\.cycle-1\.approval\.\d+\.task$/u,
    );
  });

  it('in the same moment in which it was approved, before anybody was given a task', async () => {
    agency.addProject({ status: 'creatives_completed_and_approved' });
    expect(await complete('7', 'p4711_creative_project')).toEqual(closed);
    const [taskId] = [...agency.account.tasks.keys()];
    expect(agency.closeOf(taskId ?? '')).toEqual(oneClose);
  });

  it('without that task, where somebody has deleted it', async () => {
    const taskId = await agency.approved();
    agency.account.tasks.delete(taskId);
    expect(await complete('7', '2-1001')).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual({ ...oneClose, task: undefined });
  });

  it('once, however often it says so', async () => {
    const taskId = await agency.approved();
    expect(await complete('7', '2-1001')).toEqual(closed);
    expect(await complete('7', '2-1001')).toEqual(alreadyClosed);
    expect(await complete(taskId, 'TASK')).toEqual(alreadyClosed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('once, where two workflows say so at the same time', async () => {
    const taskId = await agency.approved();
    const outcomes = await Promise.allSettled([complete('7', '2-1001'), complete(taskId, 'TASK')]);
    const finished = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(finished.length).toBeGreaterThan(0);
    for (const outcome of finished) expect([closed, alreadyClosed]).toContainEqual(withReason(outcome));
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('and hears of it as closed where the SAS completed the task a moment ago', async () => {
    const taskId = await agency.approved();
    agency.account.changeTask(taskId, { status: 'COMPLETED' });
    expect(await complete('7', '2-1001')).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('and hears of it as closed where something else looked at the project in between', async () => {
    const taskId = await agency.approved();
    agency.account.before('updateTasks', async () => {
      agency.account.changeTask(taskId, { status: 'COMPLETED' });
      await agency.surroundings.reconcileNow('7');
    });
    expect(await complete('7', '2-1001')).toEqual({
      ...closed,
      outputs: { ...closed.outputs, explanation: 'The new creatives are live, and the cycle is closed.' },
    });
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('not before the client has approved', async () => {
    agency.addProject({ status: 'creatives_pending_approval' });
    expect(await complete('7', '2-1001')).toEqual({
      ok: false,
      errorCode: 'NOT_APPROVED',
      message:
        'Creative Refresh Status is Creatives Pending Approval, and only a project in Creatives Completed and Approved can be implemented. Move the status there when the client has approved.',
    });
    expect(agency.project()).toMatchObject({ status: 'creatives_pending_approval', cycle: null });
  });

  it('not while its status is an option that the settings do not know', async () => {
    agency.addProject({ status: 'unrecognised' });
    expect(await complete('7', '2-1001')).toEqual({
      ok: false,
      errorCode: 'NOT_APPROVED',
      message:
        'Creative Refresh Status is an option that the settings do not know, and only a project in Creatives Completed and Approved can be implemented. Move the status there when the client has approved.',
    });
  });

  it('not a day after the close, when the record may mean another cycle', async () => {
    const taskId = await agency.approved();
    await complete('7', '2-1001');
    agency.clock.advance(24 * 60 * 60_000 + 1);
    expect(await complete('7', '2-1001')).toMatchObject({ ok: false, errorCode: 'NOT_APPROVED' });
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('not where somebody takes the approval back at that very moment', async () => {
    await agency.approved();
    agency.account.before('updateTasks', () =>
      agency.account.changeProject('7', { status: 'creatives_pending_approval' }),
    );
    expect(await complete('7', '2-1001')).toMatchObject({ ok: false, errorCode: 'NOT_APPROVED' });
    expect(agency.project()).toMatchObject({ status: 'creatives_pending_approval', lastImplementedAt: null });
  });

  it('not in shadow mode, in which nothing is written', async () => {
    const taskId = await agency.approved();
    agency.room.mode = 'shadow';
    const before = agency.project();
    expect(await complete('7', '2-1001')).toEqual({
      ok: false,
      errorCode: 'APP_IN_SHADOW',
      message: 'The app is in shadow mode and writes nothing. Switch it to live in its settings first.',
    });
    expect(agency.project()).toEqual(before);
    expect(agency.account.tasks.get(taskId)?.status).toBe('NOT_STARTED');
  });

  it('not where there is no such project', async () => {
    expect(await complete('404', '2-1001')).toEqual({
      ok: false,
      errorCode: 'RECORD_NOT_FOUND',
      message: 'There is no creative project 404.',
    });
  });
});

describe('a workflow completes the implementation by the task itself', () => {
  it.each(['TASK', 'task', '0-27'])('which HubSpot calls %s', async (type) => {
    const taskId = await agency.approved();
    expect(await complete(taskId, type)).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('after the SAS has completed it, which is what started the workflow', async () => {
    const taskId = await agency.approved();
    agency.account.changeTask(taskId, { status: 'COMPLETED' });
    expect(await complete(taskId, 'TASK')).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('found by its reference where the store knows nothing of it', async () => {
    const taskId = await agency.approved();
    agency.room.ledger.rows.clear();
    expect(await complete(taskId, 'TASK')).toEqual(closed);
  });

  it('and by no other task of the project', async () => {
    const taskId = await agency.approved();
    const other = agency.account.addTask({ body: '<p>Hello</p>\nRef: project-7.cycle-1.kickoff.0.task' });
    expect(await complete(other, 'TASK')).toEqual({
      ok: false,
      errorCode: 'NOT_THE_IMPLEMENT_TASK',
      message: `Task ${other} is not the Implement task of the present approval of creative project 7.`,
    });
    expect(agency.closeOf(taskId)).toMatchObject({ cycle: null, task: 'NOT_STARTED', emails: [] });
  });

  it('and by no other task after the close either', async () => {
    const taskId = await agency.approved();
    await complete(taskId, 'TASK');
    const other = agency.account.addTask({ body: 'Ref: project-7.cycle-1.kickoff.0.task' });
    expect(await complete(other, 'TASK')).toMatchObject({ errorCode: 'NOT_THE_IMPLEMENT_TASK' });
  });

  it('and by no task that is nobody’s or a ticket’s', async () => {
    await agency.approved();
    const foreign = agency.account.addTask({ body: 'Call the plumber' });
    const ofTicket = agency.account.addTask({ body: 'Ref: ticket-55.round-0.queue.copy.task' });
    for (const id of [foreign, ofTicket]) {
      expect(await complete(id, 'TASK')).toEqual({
        ok: false,
        errorCode: 'NOT_THE_IMPLEMENT_TASK',
        message: `Task ${id} is not an Implement task of a creative project.`,
      });
    }
  });

  it('and by none that does not exist', async () => {
    expect(await complete('404', 'TASK')).toEqual({
      ok: false,
      errorCode: 'RECORD_NOT_FOUND',
      message: 'There is no task 404.',
    });
  });
});

describe('what HubSpot does not carry out', () => {
  it.each(['refused', 'later'] as const)(
    'is tried later where the task could not be completed: %s',
    async (mishap) => {
      const taskId = await agency.approved();
      agency.account.spoil(taskId, mishap);
      await expect(complete('7', '2-1001')).rejects.toThrow(TryLater);
      expect(agency.closeOf(taskId)).toMatchObject({ cycle: null, task: 'NOT_STARTED', emails: [] });
      expect(await complete('7', '2-1001')).toEqual(closed);
    },
  );

  it('is looked at where only the answer was lost', async () => {
    const taskId = await agency.approved();
    agency.account.spoil(taskId, 'lost');
    expect(await complete('7', '2-1001')).toEqual(closed);
    expect(agency.closeOf(taskId)).toEqual(oneClose);
  });

  it('is tried later where the answer was lost and nothing was done', async () => {
    const taskId = await agency.approved();
    agency.account.spoil(taskId, 'unknown');
    await expect(complete('7', '2-1001')).rejects.toThrow(TryLater);
    expect(agency.closeOf(taskId)).toMatchObject({ cycle: null, task: 'NOT_STARTED', emails: [] });
  });

  it('is tried later where the project could not be reconciled', async () => {
    await agency.approved();
    agency.account.before('readProjects', () => {
      throw new Error('no answer');
    });
    await expect(complete('7', '2-1001')).rejects.toThrow(TryLater);
  });
});

/** The reason is that of whichever look did the closing. */
function withReason(outcome: unknown): unknown {
  const isDone = (value: unknown): value is { ok: true; outputs: { outcome: string } } =>
    typeof value === 'object' && value !== null && 'outputs' in value;
  if (!isDone(outcome)) return outcome;
  const { explanation } = (outcome.outputs.outcome === 'closed' ? closed : alreadyClosed).outputs;
  return { ...outcome, outputs: { ...outcome.outputs, explanation } };
}
