import { afterEach, expect, test, vi } from 'vitest';
import { createLoop, type Loop } from '../../src/reconcile/loop.ts';
import { createWorker } from '../../src/reconcile/worker.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { kickoff } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

function workerOf(room: Room, reconciler = room.reconciler, pollMs = 10): Loop {
  const worker = createWorker(reconciler, { ...room.parts(), pollMs });
  started.push(worker);
  worker.start();
  return worker;
}

test('the worker works what is due and is idle afterwards', async () => {
  const room = new Room();
  for (const id of ['1', '2', '3']) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  for (const id of ['1', '2', '3']) await room.mark('project', id);
  await workerOf(room).idle();
  expect(room.outbox.rows.size).toBe(3);
  expect(room.queue.rows.size).toBe(0);
});

test('the worker does not wait for its next look when it is woken', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  const worker = workerOf(room, room.reconciler, 3_600_000);
  await worker.idle();
  await room.mark('project', '1');
  worker.wake();
  await vi.waitFor(() => expect(room.outbox.rows.size).toBe(1));
});

test('the worker notices by itself what another server has put into the queue', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  await workerOf(room).idle();
  await room.mark('project', '1');
  await vi.waitFor(() => expect(room.outbox.rows.size).toBe(1));
});

test('the worker notices a clock that was moved to where something is due', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const seen: number[] = [];
  const inThreeDays = room.clock.now() + 3 * 86_400_000;
  room.decide = (snapshot, _rules, now) => {
    seen.push(now);
    return { ...quietDecision(snapshot), lookAgainAt: now < inThreeDays ? inThreeDays : null };
  };
  await room.mark('project', '1');
  await workerOf(room).idle();
  room.clock.advance(3 * 86_400_000);
  await vi.waitFor(() => expect(seen).toEqual([inThreeDays - 3 * 86_400_000, inThreeDays]));
});

test('stopping finishes the pass in hand and leaves nothing claimed', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  await room.mark('project', '1');
  let goOn = (): void => undefined;
  const inHand = new Promise<void>((resolve) => {
    room.account.before('createTasks', () => {
      resolve();
      return new Promise<void>((release) => (goOn = release));
    });
  });
  const worker = workerOf(room);
  await inHand;
  await room.mark('project', '2');
  const stopped = worker.stop();
  goOn();
  await stopped;
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.account.projects.get('2')?.kickoffSentAt).toBeNull();
  expect(await room.queue.depth(room.clock.now())).toMatchObject({ due: 1, claimed: 0 });
  await worker.idle();
});

test('whoever waits for an idle worker also waits for what another server holds', async () => {
  const room = new Room();
  await room.mark('project', '1');
  const [claim] = await room.queue.claim({ limit: 1, now: room.clock.now(), leaseMs: 30_000 });
  const worker = workerOf(room);
  let idle = false;
  const idled = worker.idle().then(() => (idle = true));
  const looks = vi.spyOn(room.queue, 'depth');
  await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThan(2));
  expect(idle).toBe(false);
  if (claim) await room.queue.finish([{ claim, lookAgainAt: null }]);
  await idled;
});

test('a turn that throws is told and tried again', async () => {
  const logger = new FakeLogger();
  let turns = 0;
  const loop = createLoop({
    name: 'test',
    turn: () => {
      turns += 1;
      return turns === 1 ? Promise.reject(new Error('for bob@agency.example')) : Promise.resolve(0);
    },
    nextDueAt: () => Promise.resolve(null),
    isAtRest: () => Promise.resolve(true),
    clock: new FakeClock(),
    logger,
    pollMs: 5,
  });
  started.push(loop);
  loop.start();
  await loop.idle();
  expect(logger.told('A turn of a loop failed')).toEqual([{ loop: 'test', error: 'Error: for [address]' }]);
});
