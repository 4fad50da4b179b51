import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TaskIntent } from '../../src/reconcile/ports/ledger.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { kickoff } from './effects.ts';
import { Room } from './room.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function roomWithKickoff(): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  return room;
}

function intentOf(key: string): TaskIntent {
  return { key, handoff: '1 kickoff', projectId: '1', ticketId: null, dueAt: 0, reason: 'Due.' };
}

/** The lease ends by the clock and another server takes the record, without doing anything with it yet. */
async function loseLease(room: Room): Promise<void> {
  room.clock.advance(31_000);
  await room.queue.claim({ limit: 10, now: room.clock.now(), leaseMs: 30_000 });
}

test('a server that lost its lease before it wrote anything writes nothing and leaves the record to the other', async () => {
  const room = roomWithKickoff();
  room.account.before('people', () => loseLease(room));
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect([room.account.tasks.size, room.ledger.rows.size, room.outbox.rows.size]).toEqual([0, 0, 0]);
  expect(room.queue.rows.get('project 1')).toMatchObject({ leaseToken: 'lease 2', attempts: 0 });
  expect(room.logger.told('The lease was lost during the work; nothing more is written under it')).toEqual([
    { projectId: '1' },
  ]);
});

test('a server that lost its lease between two writes starts no other, and the next one finishes the work', async () => {
  const room = roomWithKickoff();
  room.account.before('createTasks', () => loseLease(room));
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect([room.account.tasks.size, room.outbox.rows.size]).toEqual([1, 0]);
  expect(room.account.projects.get('1')?.kickoffSentAt).toBeNull();
  room.clock.advance(31_000);
  await room.anotherServer().pass();
  expect([room.account.tasks.size, room.outbox.rows.size]).toEqual([1, 1]);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.queue.rows.size).toBe(0);
});

test('a server that stood still between its intent and its call does not make the call any more', async () => {
  const room = roomWithKickoff();
  const begin = room.ledger.begin.bind(room.ledger);
  vi.spyOn(room.ledger, 'begin').mockImplementationOnce(async (intents, now) => {
    const begun = await begin(intents, now);
    await loseLease(room);
    return begun;
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect([room.account.tasks.size, room.ledger.rows.size, room.outbox.rows.size]).toEqual([0, 0, 0]);
  expect(room.account.callsOf('createTasks')).toBe(0);
  expect(room.queue.rows.get('project 1')).toMatchObject({ leaseToken: 'lease 2', attempts: 0 });
});

test('a call whose lease cannot be asked for is not made, and counts as a failed try', async () => {
  const room = roomWithKickoff();
  const begin = room.ledger.begin.bind(room.ledger);
  vi.spyOn(room.ledger, 'begin').mockImplementationOnce((intents, now) => {
    room.clock.advance(16_000);
    vi.spyOn(room.queue, 'renew').mockRejectedValueOnce(new Error('disk busy'));
    return begin(intents, now);
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.account.callsOf('createTasks')).toBe(0);
  expect(room.queue.rows.get('project 1')).toMatchObject({ leaseToken: null, attempts: 1 });
  room.clock.advance(60_000);
  await room.settle();
  expect([room.account.tasks.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 1, 0]);
});

test('of two tasks that two servers created for one reference the next look completes the newer', async () => {
  const room = roomWithKickoff();
  const other = room.anotherServer();
  room.account.before('createTasks', async () => {
    room.clock.advance(31_000);
    await other.pass();
    room.clock.advance(1_000);
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  await room.settle();
  const tasks = [...room.account.tasks.values()].map(({ id, status, ref }) => ({ id, status, ref }));
  expect(tasks).toEqual([
    { id: tasks[0]?.id, status: 'NOT_STARTED', ref: 'project-1.cycle-1.kickoff.0.task' },
    { id: tasks[1]?.id, status: 'COMPLETED', ref: 'project-1.cycle-1.kickoff.0.task' },
  ]);
  expect([...room.ledger.rows.values()]).toMatchObject([{ state: 'open', taskId: tasks[0]?.id }]);
  expect(room.logger.told('A task may have been created twice; it is looked up')).toHaveLength(1);
  expect([room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 0]);
});

test('a server that heard too late what became of its creation has it looked up, whatever the others know', async () => {
  const room = roomWithKickoff();
  const other = room.anotherServer();
  const key = 'project-1.cycle-1.kickoff.0.task';
  room.account.before('createTasks', async () => {
    room.clock.advance(31_000);
    await other.pass();
    room.clock.advance(1_000);
    room.account.spoil(key, 'lost');
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.ledger.rows.get(key)).toMatchObject({ state: 'intent' });
  await room.settle();
  expect([...room.account.tasks.values()].map(({ status, ref }) => [status, ref])).toEqual([
    ['NOT_STARTED', key],
    ['COMPLETED', key],
  ]);
  expect([room.outbox.rows.size, room.queue.rows.size]).toEqual([1, 0]);
});

test('a server whose creation failed does not withdraw what another one has begun meanwhile', async () => {
  const room = roomWithKickoff();
  const key = 'project-1.cycle-1.kickoff.0.task';
  room.account.spoil(key, 'later');
  room.account.before('createTasks', async () => {
    room.clock.advance(31_000);
    await room.ledger.withdraw([key]);
    const [begun] = await room.ledger.unconfirmed(['1']);
    expect(begun).toBeUndefined();
    await room.ledger.begin([intentOf(key)], room.clock.now());
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.ledger.rows.get(key)).toMatchObject({ state: 'intent' });
});

test('a lease that has only run out by the clock is taken up again and the work goes on', async () => {
  const room = roomWithKickoff();
  room.account.before('people', () => room.clock.advance(86_400_000));
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.queue.rows.size).toBe(0);
});

test('during a long pass the lease is renewed, so that no other server takes the record', async () => {
  const room = roomWithKickoff();
  let taken = -1;
  room.account.before('createTasks', async () => {
    for (let step = 0; step < 9; step += 1) {
      room.clock.advance(10_000);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    taken = (await room.queue.claim({ limit: 10, now: room.clock.now(), leaseMs: 30_000 })).length;
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(taken).toBe(0);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('renewals end with the pass, and one that fails is told and ends nothing', async () => {
  const room = roomWithKickoff();
  room.account.before('createTasks', async () => {
    vi.spyOn(room.queue, 'renew').mockRejectedValueOnce(new Error('disk busy'));
    await vi.advanceTimersByTimeAsync(10_000);
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.logger.told('The leases could not be renewed')).toHaveLength(1);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('two servers at once never work on the same project', async () => {
  const room = roomWithKickoff();
  const other = room.anotherServer();
  let claimedByOther = -1;
  room.account.before('people', async () => {
    await room.mark('project', '1');
    claimedByOther = await other.pass();
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(claimedByOther).toBe(0);
  expect(room.due()).toEqual(['project 1']);
  await other.pass();
  expect([room.account.tasks.size, room.outbox.rows.size]).toEqual([1, 1]);
});
