import { expect, test } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { createReconcileNow, type ReconcileNowDependencies } from '../../src/reconcile/reconcile-now.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { acting, email, kickoff, projectWrite, task } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const kickoffFired = { handoff: '1 kickoff', reason: 'The refresh date is near.' } as const;

function kickoffRoom(): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  return room;
}

/** Nobody waits in these tests but where they say so. */
function reconcileNow(room: Room, changes: Partial<ReconcileNowDependencies> = {}) {
  const pause = () => Promise.reject(new Error('Nothing was to be waited for'));
  return createReconcileNow({ ...room.dependencies(), pause, ...changes })('1');
}

/** What is answered of a project nobody has changed. */
const untouched = {
  kind: 'done',
  fired: [],
  quiet: ['Nothing is due.'],
  warnings: [],
  status: 'blank',
  refreshDate: '2026-03-10',
  waitingOn: 'nobody',
  lastImplementedAt: null,
  mode: 'live',
} as const;

test('a project that somebody waits for is worked at once and leaves the queue as it was', async () => {
  const room = kickoffRoom();
  await room.mark('project', '2');
  expect(await reconcileNow(room)).toEqual({ ...untouched, fired: [kickoffFired], quiet: [] });
  expect([room.account.tasks.size, room.outbox.rows.size, room.mailQueued]).toEqual([1, 1, 1]);
  expect(room.account.projects.get('1')?.kickoffSentAt).toBe(room.clock.now());
  expect([...room.queue.rows.keys()]).toEqual(['project 2']);
});

test('waiting for a project costs HubSpot no more than a pass of the worker', async () => {
  const [waitedFor, passed] = [kickoffRoom(), kickoffRoom()];
  await reconcileNow(waitedFor);
  await passed.mark('project', '1');
  await passed.settle();
  expect(waitedFor.account.calls).toEqual(passed.account.calls);
});

test('a project where nothing is due tells why, and how it stands', async () => {
  const room = kickoffRoom();
  room.account.changeProject('1', {
    status: 'deliverable_submitted',
    waitingOn: 'creative_team',
    lastImplementedAt: 5,
    refreshDate: null,
  });
  room.decide = (snapshot) => ({ ...quietDecision(snapshot), warnings: ['The SAS is missing.'] });
  expect(await reconcileNow(room)).toEqual({
    ...untouched,
    warnings: ['The SAS is missing.'],
    status: 'deliverable_submitted',
    refreshDate: null,
    waitingOn: 'creative_team',
    lastImplementedAt: 5,
  });
});

test('a completed Implement task is followed through to the closed cycle in one go', async () => {
  const room = kickoffRoom();
  const owners = { '11': { id: '11', name: 'Ann', email: 'ann@agency.example' } };
  Object.assign(room.account.owners, owners);
  room.decide = decide;
  const taskId = room.account.addTask({ body: 'Implement', projectId: '1', status: 'COMPLETED' });
  room.account.changeProject('1', {
    status: 'creatives_completed_and_approved',
    implementationTaskId: taskId,
    implementationCuedAt: room.clock.now(),
    sequence: 4,
    waitingOn: 'sas',
  });
  const answer = await reconcileNow(room);
  expect(answer).toMatchObject({
    kind: 'done',
    status: 'blank',
    refreshDate: '2026-05-31',
    waitingOn: 'nobody',
    lastImplementedAt: room.clock.now(),
  });
  expect(answer.kind === 'done' && answer.fired.map(({ handoff }) => handoff)).toEqual([
    '8 close',
    '8 close',
    '9 confirmation',
  ]);
  const { status, refreshDate, lastImplementedAt } = room.account.projects.get('1') ?? {};
  expect(answer).toMatchObject({ status, refreshDate, lastImplementedAt });
  expect(room.queue.rows.size).toBe(0);
});

test('a warning of any round is told, and once', async () => {
  const room = kickoffRoom();
  let looks = 0;
  room.decide = (snapshot) => {
    looks += 1;
    const warnings = ['The SAS is missing.', `Look ${looks}`];
    if (looks === 2) return { ...quietDecision(snapshot), warnings };
    return { ...acting(snapshot, [projectWrite('1', { sequence: 1 })]), warnings, lookAgain: true };
  };
  expect(await reconcileNow(room)).toEqual({
    ...untouched,
    fired: [kickoffFired],
    warnings: ['The SAS is missing.', 'Look 1', 'Look 2'],
  });
});

test('in shadow mode it is told what would have fired, and nothing is written', async () => {
  const room = kickoffRoom();
  room.mode = 'shadow';
  room.decide = (snapshot, _rules, now) => ({
    ...acting(snapshot, [
      ...kickoff(snapshot, now).effects.filter(({ kind }) => kind !== 'write project'),
      projectWrite('1', { status: 'deliverable_submitted', refreshDate: null, waitingOn: 'sas' }),
    ]),
    lookAgain: true,
  });
  const before = structuredClone([...room.account.projects]);
  expect(await reconcileNow(room)).toEqual({
    ...untouched,
    fired: [kickoffFired],
    quiet: [],
    mode: 'shadow',
  });
  expect([...room.account.projects]).toEqual(before);
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([0, 0, 0]);
});

test('a status that the settings do not know is told as unrecognised, with the warning', async () => {
  const room = kickoffRoom();
  room.account.changeProject('1', { status: 'unrecognised' });
  room.decide = decide;
  const answer = await reconcileNow(room);
  expect(answer).toMatchObject({ kind: 'done', status: 'unrecognised', fired: [] });
  expect(answer.kind === 'done' && answer.warnings[0]).toMatch(/holds an option the settings do not know/u);
});

test('a project that does not exist is missing and leaves the queue', async () => {
  const room = kickoffRoom();
  room.account.projects.delete('1');
  expect(await reconcileNow(room)).toEqual({ kind: 'missing' });
  expect(room.queue.rows.size).toBe(0);
});

test('a second look that the worker has to do in the end waits in the queue', async () => {
  const room = kickoffRoom();
  let looks = 0;
  room.decide = (snapshot) => {
    looks += 1;
    return { ...acting(snapshot, [projectWrite('1', { sequence: looks })]), lookAgain: true };
  };
  expect(await reconcileNow(room)).toMatchObject({ kind: 'done', fired: Array(5).fill(kickoffFired) });
  expect(looks).toBe(5);
  expect(room.queue.rows.get('project 1')).toMatchObject({ leaseToken: null, attempts: 0 });
});

test('a project that time alone will change is kept in the queue until then', async () => {
  const room = kickoffRoom();
  const later = room.clock.now() + 3_600_000;
  room.decide = (snapshot) => ({ ...quietDecision(snapshot), lookAgainAt: later });
  expect(await reconcileNow(room)).toEqual(untouched);
  expect(await room.queue.nextDueAt()).toBe(later);
});

test('a project that changed under the work is decided afresh, and only what was carried out is told', async () => {
  const room = kickoffRoom();
  room.decide = ({ project, ...rest }) =>
    project.status === 'blank'
      ? acting({ project, ...rest }, [projectWrite('1', { status: 'refresh_request_submitted' })])
      : quietDecision({ project, ...rest });
  room.account.before('people', () => room.clock.advance(6000));
  room.account.before('readProjectRecords', () =>
    room.account.changeProject('1', { status: 'deliverable_submitted' }),
  );
  expect(await reconcileNow(room)).toEqual({ ...untouched, status: 'deliverable_submitted' });
});

test('a project that changes under every try is left to the worker', async () => {
  const room = kickoffRoom();
  room.decide = (snapshot) => acting(snapshot, [projectWrite('1', { sequence: 1 })]);
  for (let look = 1; look <= 5; look += 1) {
    room.account.before('people', () => room.clock.advance(6000));
    room.account.before('readProjectRecords', () => room.account.changeProject('1', { sequence: look }));
  }
  const answer = await reconcileNow(room);
  expect(answer).toEqual({ kind: 'failed', error: 'The project kept changing while it was worked on' });
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 0, leaseToken: null });
});

test('a reading that HubSpot refuses is a failed try like any other, told without addresses', async () => {
  const room = kickoffRoom();
  room.account.before('readProjects', () => {
    throw new AccountError('later', 'no answer for bob@agency.example');
  });
  expect(await reconcileNow(room)).toEqual({
    kind: 'failed',
    error: 'AccountError: no answer for [address]',
  });
  expect(room.queue.rows.get('project 1')).toMatchObject({
    attempts: 1,
    dueAt: room.clock.now() + 5000,
    leaseToken: null,
  });
});

test('a write that HubSpot refuses is a failed try, and a dead letter after the last one', async () => {
  const room = kickoffRoom();
  const key = 'project-1.cycle-1.kickoff.0.task';
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    room.account.spoil(key, 'refused');
    expect(await reconcileNow(room)).toMatchObject({ kind: 'failed' });
  }
  expect(await room.queue.deadLetters()).toMatchObject([{ kind: 'project', id: '1', attempts: 3 }]);
  expect(await reconcileNow(room)).toMatchObject({ kind: 'done', fired: [kickoffFired] });
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('a decision that throws fails the try', async () => {
  const room = kickoffRoom();
  room.decide = () => {
    throw new RangeError('no such day');
  };
  expect(await reconcileNow(room)).toEqual({ kind: 'failed', error: 'RangeError: no such day' });
});

test('as long as the account is not known the project waits in the queue, and no try is counted', async () => {
  const room = kickoffRoom();
  const account = () => {
    throw new AccountError('later', 'The HubSpot account is not known yet.');
  };
  expect(await reconcileNow(room, { account })).toEqual({
    kind: 'failed',
    error: 'AccountError: The HubSpot account is not known yet.',
  });
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 0, leaseToken: null });
  room.clock.advance(5000);
  expect(await room.settle()).toBe(1);
  expect(room.account.tasks.size).toBe(1);
});

test('the email of the first round is tried at once', async () => {
  const room = kickoffRoom();
  room.decide = (snapshot) =>
    snapshot.project.sequence === null
      ? acting(snapshot, [
          task('project-1.a.task', '1'),
          email('project-1.a.email', '1'),
          projectWrite('1', { sequence: 1 }),
        ])
      : quietDecision(snapshot);
  await reconcileNow(room);
  expect(room.mailQueued).toBe(1);
});
