import { expect, onTestFinished, test, vi } from 'vitest';
import { openLanes } from '../../src/reconcile/lanes.ts';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { FakeAccount } from '../support/fakes/fake-account.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { kickoff } from './effects.ts';
import { Room } from './room.ts';

function openRoom() {
  const room = new Room();
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  const urgent = new FakeAccount(room.clock);
  urgent.projects.set('7', projectRecord({ id: '7' }));
  const lanes = openLanes({
    ...room.dependencies(),
    urgent: () => urgent,
    sweepsYield: () => room.sweepsYield,
  });
  onTestFinished(async () => {
    await Promise.all([lanes.peoplesWorker.stop(), lanes.worker.stop()]);
  });
  return { room, urgent, ...lanes };
}

test('what a person did is worked, ahead of all calls, while a backlog is stuck', async () => {
  const { room, urgent, worker, peoplesWorker } = openRoom();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  let goOn = () => {};
  const stuck = new Promise<void>((heldUp) => {
    room.account.before('people', () => {
      heldUp();
      return new Promise<void>((resolve) => (goOn = resolve));
    });
  });
  await room.mark('project', '1', priorities.bulk);
  worker.start();
  peoplesWorker.start();
  await stuck;
  await room.mark('project', '7', priorities.person);
  peoplesWorker.wake();
  await vi.waitFor(() => expect(urgent.tasks.size).toBe(1));
  expect(room.account.tasks.size).toBe(0);
  goOn();
  await worker.idle();
  expect([room.account.tasks.size, room.queue.rows.size]).toEqual([1, 0]);
});

test('what a person did to a record in hand is worked as soon as the other worker lets go of it', async () => {
  // No sleep ever ends by itself.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { room, urgent, worker, peoplesWorker } = openRoom();
  room.account.projects.set('7', projectRecord({ id: '7' }));
  room.account.before('people', async () => {
    await room.mark('project', '7', priorities.person);
    peoplesWorker.wake();
  });
  const looked = new Promise<void>((resolve) => {
    urgent.before('people', () => {
      resolve();
      return Promise.resolve();
    });
  });
  await room.mark('project', '7', priorities.bulk);
  worker.start();
  peoplesWorker.start();
  await looked;
});

test("what a sweep found waits while most of the day's calls are used, and what people do does not", async () => {
  const { room, urgent, worker, peoplesWorker } = openRoom();
  room.sweepsYield = true;
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  await room.mark('project', '1', priorities.sweep);
  await room.mark('project', '2', priorities.bulk);
  await room.mark('project', '7', priorities.person);
  worker.start();
  peoplesWorker.start();
  await vi.waitFor(() => expect([room.account.tasks.size, urgent.tasks.size]).toEqual([1, 1]));
  await vi.waitFor(() => expect(room.due()).toEqual(['project 1']));
  // Whoever waits for the rest is not kept until the day is over.
  await worker.idle();
  room.sweepsYield = false;
  worker.wake();
  await worker.idle();
  expect(room.account.tasks.size).toBe(2);
});

test('the email of what a person did goes ahead, that of a sweep does not', async () => {
  const { room, urgent, worker, peoplesWorker } = openRoom();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  await room.mark('project', '1', priorities.sweep);
  await room.mark('project', '7', priorities.person);
  worker.start();
  peoplesWorker.start();
  await worker.idle();
  expect(urgent.tasks.size).toBe(1);
  expect(
    [...room.outbox.rows.values()].map(({ projectId, isUrgent }) => [projectId, isUrgent]).sort(),
  ).toEqual([
    ['1', false],
    ['7', true],
  ]);
});
