import { expect, test, vi } from 'vitest';
import { createReconcileNow } from '../../src/reconcile/reconcile-now.ts';
import { createWorker } from '../../src/reconcile/worker.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, projectWrite, ticketWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const kickoffFired = { handoff: '1 kickoff', reason: 'The refresh date is near.' } as const;

function kickoffRoom(): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  return room;
}

/** Holds up the next call of `method`; resolves when somebody is held up there, with what lets them go on. */
function holdUp(room: Room, method: Parameters<Room['account']['before']>[0]): Promise<() => void> {
  return new Promise((heldUp) => {
    room.account.before(method, () => new Promise<void>((goOn) => heldUp(goOn)));
  });
}

test('a project that the worker has in hand is waited for, and what the worker fires is told', async () => {
  const room = kickoffRoom();
  await room.mark('project', '1');
  const heldUp = holdUp(room, 'people');
  const passing = room.reconciler.pass();
  const goOn = await heldUp;
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
    goOn();
    await passing;
  };
  const answer = await createReconcileNow({ ...room.dependencies(), pause })('1');
  expect(answer).toMatchObject({ kind: 'done', fired: [kickoffFired], quiet: ['Nothing is due.'] });
  expect(pauses).toBe(1);
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('a project that another pass takes and finishes just before is looked at again, and what fired is told', async () => {
  const room = kickoffRoom();
  const { queue } = room;
  const claimRecord = queue.claimRecord.bind(queue);
  vi.spyOn(queue, 'claimRecord').mockImplementationOnce(async (request) => {
    await room.mark('project', '1');
    await room.reconciler.pass();
    return claimRecord(request);
  });
  const pause = () => Promise.resolve();
  const answer = await createReconcileNow({ ...room.dependencies(), pause })('1');
  expect(answer).toMatchObject({ kind: 'done', fired: [kickoffFired], quiet: ['Nothing is due.'] });
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('what fired before is not told again', async () => {
  const room = kickoffRoom();
  await room.mark('project', '1');
  await room.settle();
  room.clock.advance(1000);
  await room.mark('project', '1');
  const heldUp = holdUp(room, 'people');
  const passing = room.reconciler.pass();
  const goOn = await heldUp;
  const pause = async () => {
    goOn();
    await passing;
  };
  expect(await createReconcileNow({ ...room.dependencies(), pause })('1')).toMatchObject({
    kind: 'done',
    fired: [],
  });
});

test('in shadow mode, what another pass told just before is told once', async () => {
  const room = kickoffRoom();
  room.mode = 'shadow';
  await room.mark('project', '1');
  const heldUp = holdUp(room, 'people');
  const passing = room.reconciler.pass();
  const goOn = await heldUp;
  const pause = async () => {
    goOn();
    await passing;
  };
  expect(await createReconcileNow({ ...room.dependencies(), pause })('1')).toMatchObject({
    kind: 'done',
    fired: [kickoffFired],
    mode: 'shadow',
  });
});

test('patience ends after twenty seconds, and the project is worked when the other one is done with it', async () => {
  const room = kickoffRoom();
  await room.mark('project', '1');
  const [other] = await room.queue.claim({ limit: 1, now: room.clock.now(), leaseMs: 60_000 });
  const pauses: number[] = [];
  const pause = (ms: number) => Promise.resolve(pauses.push(ms));
  expect(await createReconcileNow({ ...room.dependencies(), pause })('1')).toEqual({
    kind: 'failed',
    error: 'Other work on the project took too long',
  });
  const waitedMs = pauses.reduce((sum, ms) => sum + ms, 0);
  expect(waitedMs).toBeGreaterThanOrEqual(20_000);
  expect(waitedMs).toBeLessThan(20_300);
  expect(room.account.calls).toEqual([]);
  if (other) await room.queue.finish([{ claim: other, lookAgainAt: null }]);
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 0 });
  room.clock.advance(5000);
  await room.settle();
  expect(room.account.tasks.size).toBe(1);
});

test('a lease that is lost half-way is waited for, and all is carried out once and told once', async () => {
  const room = kickoffRoom();
  let isLost = false;
  room.account.before('createTasks', async () => {
    isLost = true;
    room.clock.advance(31_000);
    await room.queue.claim({ limit: 10, now: room.clock.now(), leaseMs: 30_000 });
  });
  const pause = () => {
    room.clock.advance(31_000);
    return Promise.resolve();
  };
  const answer = await createReconcileNow({ ...room.dependencies(), pause })('1');
  expect(isLost).toBe(true);
  expect(answer).toMatchObject({ kind: 'done', fired: [kickoffFired] });
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('a lease that is lost to somebody who finishes the work first: what they fired is told', async () => {
  const room = kickoffRoom();
  room.account.before('people', async () => {
    room.clock.advance(31_000);
    expect(await room.anotherServer().pass()).toBe(1);
  });
  const pause = () => Promise.reject(new Error('Nothing was to be waited for'));
  const answer = await createReconcileNow({ ...room.dependencies(), pause })('1');
  expect(answer).toMatchObject({ kind: 'done', fired: [kickoffFired], quiet: ['Nothing is due.'] });
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('between two looks the worker does not snatch the project from whoever waits', async () => {
  const room = kickoffRoom();
  const other = room.anotherServer();
  const claimedByOther: number[] = [];
  room.decide = (snapshot) =>
    snapshot.project.sequence === 1
      ? quietDecision(snapshot)
      : { ...acting(snapshot, [projectWrite('1', { sequence: 1 })]), lookAgain: true };
  const { queue } = room;
  const finish = queue.finish.bind(queue);
  vi.spyOn(queue, 'finish').mockImplementation(async (done) => {
    await finish(done);
    claimedByOther.push(await other.pass());
  });
  const pause = () => Promise.reject(new Error('Nothing was to be waited for'));
  const answer = await createReconcileNow({ ...room.dependencies(), pause })('1');
  expect(answer).toMatchObject({ kind: 'done', fired: [kickoffFired] });
  expect(claimedByOther).toEqual([0, 0]);
});

test('a change that comes while somebody waits is worked on afterwards, by the worker', async () => {
  const room = kickoffRoom();
  room.account.before('createTasks', () => room.mark('project', '1'));
  await createReconcileNow(room.dependencies())('1');
  expect(room.due()).toEqual(['project 1']);
  await room.settle();
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('a running worker and many who wait carry out each handoff of each project once', async () => {
  const room = new Room();
  const all = 1000;
  room.settings = { ...room.settings, brake: { kickoffsPerSweep: all, emailsPerPersonPerSweep: all } };
  const ids = Array.from({ length: 30 }, (_, index) => String(index + 1));
  for (const id of ids) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) => ({ ...kickoff(snapshot, now), lookAgain: true });
  const dependencies = { ...room.dependencies(), random: Math.random };
  const reconcileNow = createReconcileNow(dependencies);
  const workers = [room.reconciler, room.anotherServer()].map((reconciler) =>
    createWorker(reconciler, { ...room.parts(), pollMs: 1 }),
  );
  for (const worker of workers) worker.start();
  try {
    const answers = await Promise.all(
      ids.flatMap((id) => [
        reconcileNow(id),
        room.mark('project', id).then(() => reconcileNow(id)),
        room.mark('project', id).then(() => reconcileNow(id)),
      ]),
    );
    await Promise.all(workers.map((worker) => worker.idle()));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(90).fill('done'));
    const toldOf = ids.map((_, index) =>
      answers.slice(3 * index, 3 * index + 3).flatMap((each) => (each.kind === 'done' ? each.fired : [])),
    );
    // Each change was somebody's: nobody asked before it was noted and yet hears nothing of it.
    expect(toldOf.filter((fired) => fired.length === 0)).toEqual([]);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  const keys = ids.map((id) => `project-${id}.cycle-1.kickoff.0`);
  expect([...room.account.tasks.values()].map(({ ref }) => ref).sort()).toEqual(
    keys.map((key) => `${key}.task`).sort(),
  );
  expect([...room.outbox.rows.keys()].sort()).toEqual(keys.map((key) => `${key}.email`).sort());
  expect([...room.account.projects.values()].map(({ sequence }) => sequence)).toEqual(ids.map(() => 1));
  expect(room.history.noted.map(({ projectId }) => projectId).sort()).toEqual([...ids].sort());
  expect(room.queue.rows.size).toBe(0);
});

test('a project that is waited for while its tickets are led to it ends with their change seen', async () => {
  const room = kickoffRoom();
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.decide = (snapshot, _rules, now) => {
    const unqueued = snapshot.tickets.filter(({ queuedAt }) => queuedAt === null);
    return unqueued.length === 0
      ? quietDecision(snapshot)
      : acting(
          snapshot,
          unqueued.map(({ id }) => ticketWrite(id, { queuedAt: now })),
        );
  };
  await room.mark('ticket', '71');
  const heldUp = holdUp(room, 'updateTickets');
  const waiting = createReconcileNow(room.dependencies())('1');
  const goOn = await heldUp;
  // The worker leads the ticket to a project that somebody else holds.
  expect(await room.reconciler.pass()).toBe(1);
  goOn();
  await waiting;
  expect(room.due()).toEqual(['project 1']);
  await room.settle();
  expect(room.queue.rows.size).toBe(0);
});
