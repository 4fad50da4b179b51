import { expect, test, vi } from 'vitest';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { email, acting, kickoff, projectWrite, task } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const key = 'project-1.cycle-1.kickoff.0.task';

function roomWithKickoffs(...ids: readonly string[]): Room {
  const room = new Room();
  for (const id of ids) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  return room;
}

async function retryLater(room: Room): Promise<void> {
  room.clock.advance(60_000);
  await room.settle();
}

test('a task whose answer was lost is found again and not created twice', async () => {
  const room = roomWithKickoffs('1');
  room.account.spoil(key, 'lost');
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.projects.get('1')?.kickoffSentAt).toBeNull();
  expect(room.outbox.rows.size).toBe(0);
  await retryLater(room);
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual([key]);
  expect(room.ledger.rows.get(key)).toMatchObject({
    state: 'open',
    taskId: [...room.account.tasks.keys()][0],
  });
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.outbox.rows.size).toBe(1);
});

test('a task that was never created is created after HubSpot was asked for it', async () => {
  const room = roomWithKickoffs('1');
  room.account.spoil(key, 'unknown');
  await room.mark('project', '1');
  await room.settle();
  expect(room.ledger.rows.get(key)).toMatchObject({ state: 'intent' });
  await retryLater(room);
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual([key]);
  expect(room.account.callsOf('createTasks')).toBe(2);
});

test('a write that fails as a whole counts as unknown for each of its rows', async () => {
  const room = roomWithKickoffs('1', '2');
  room.account.before('createTasks', () => Promise.reject(new Error('socket hang up')));
  await room.mark('project', '1');
  await room.mark('project', '2');
  await room.settle();
  expect([...room.ledger.rows.values()].map(({ state }) => state)).toEqual(['intent', 'intent']);
  await retryLater(room);
  expect(room.account.tasks.size).toBe(2);
});

test('a project whose task is refused holds up no other project', async () => {
  const room = roomWithKickoffs('1', '2');
  room.account.spoil(key, 'refused');
  await room.mark('project', '1');
  await room.mark('project', '2');
  await room.settle();
  expect(room.account.projects.get('1')?.kickoffSentAt).toBeNull();
  expect(room.account.projects.get('2')?.kickoffSentAt).not.toBeNull();
  expect([...room.outbox.rows.keys()]).toEqual(['project-2.cycle-1.kickoff.0.email']);
  expect(room.ledger.rows.has(key)).toBe(false);
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1, dueAt: room.clock.now() + 5000 });
  expect(room.meter.counts.get('effect create task refused')).toBe(1);
  await retryLater(room);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('a refused property write is repeated without a second task or email', async () => {
  const room = roomWithKickoffs('1');
  room.account.spoil('1', 'later');
  await room.mark('project', '1');
  await room.settle();
  expect(room.memory.knownProjects.get('1')).toEqual({ highestCycle: 1, highestSequence: 0 });
  await retryLater(room);
  expect(room.account.tasks.size).toBe(1);
  expect(room.outbox.rows.size).toBe(1);
  expect(room.account.projects.get('1')).toMatchObject({ sequence: 1 });
});

test('after the configured number of tries a record is a dead letter that says why, and its retry works', async () => {
  const room = roomWithKickoffs('1');
  for (let attempt = 0; attempt < 3; attempt += 1) room.account.spoil(key, 'refused');
  await room.mark('project', '1');
  await room.settle();
  expect(await room.queue.nextDueAt()).toBe(room.clock.now() + 5000);
  room.clock.advance(5000);
  await room.settle();
  expect(await room.queue.nextDueAt()).toBe(room.clock.now() + 10_000);
  room.clock.advance(10_000);
  await room.settle();
  expect(await room.queue.nextDueAt()).toBeNull();
  expect(await room.queue.deadLetters()).toEqual([
    {
      kind: 'project',
      id: '1',
      attempts: 3,
      error: `create task ${key}: refused: refused: kept from ann@agency.example`,
      parkedAt: room.clock.now(),
    },
  ]);
  expect(room.meter.counts.get('dead letter project')).toBe(1);
  await room.queue.retryDeadLetter('project', '1', room.clock.now());
  await room.settle();
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('while HubSpot cannot be read, every record waits for its retry', async () => {
  const room = roomWithKickoffs('1', '2');
  room.account.before('readProjects', () => Promise.reject(new AccountError('later', 'HubSpot is down')));
  await room.mark('project', '1');
  await room.mark('project', '2');
  await room.settle();
  expect([...room.queue.rows.values()].map(({ attempts }) => attempts)).toEqual([1, 1]);
  expect(room.account.callsOf('readProjects')).toBe(1);
  await retryLater(room);
  expect(room.account.tasks.size).toBe(2);
});

test('one project that cannot be read in a batch fails alone', async () => {
  const room = roomWithKickoffs('1', '2', '3', '4');
  const read = room.account.readProjects.bind(room.account);
  room.account.readProjects = (ids) =>
    ids.includes('3') ? Promise.reject(new AccountError('refused', 'not understood')) : read(ids);
  for (const id of ['1', '2', '3', '4']) await room.mark('project', id);
  await room.settle();
  expect([...room.account.projects.values()].map(({ kickoffSentAt }) => kickoffSentAt !== null)).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([...room.queue.rows.keys()]).toEqual(['project 3']);
});

test('a token that is refused costs one call for all projects, and they are tried again later', async () => {
  const room = roomWithKickoffs('1', '2', '3', '4');
  room.account.before('readProjects', () =>
    Promise.reject(new AccountError('unauthorised', 'the token is expired')),
  );
  for (const id of ['1', '2', '3', '4']) await room.mark('project', id);
  await room.settle();
  expect(room.account.callsOf('readProjects')).toBe(1);
  expect([...room.queue.rows.values()].map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  await retryLater(room);
  expect(room.account.tasks.size).toBe(4);
});

test('a task that another server has begun in this moment is left to it', async () => {
  const room = roomWithKickoffs('1');
  room.decide = (snapshot) =>
    acting(snapshot, [task(key, '1'), email('project-1.email', '1'), projectWrite('1', { sequence: 1 })]);
  const intent = { key, handoff: '1 kickoff', projectId: '1', ticketId: null, dueAt: 0, reason: 'first' };
  room.account.before('tasksOf', () => room.ledger.begin([intent]).then(() => undefined));
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('createTasks')).toBe(0);
  expect(room.outbox.rows.size).toBe(0);
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1 });
});

test('a task that another server has created in this moment, for the project its ticket was on, counts as carried out', async () => {
  const room = roomWithKickoffs('1');
  const ofTicket = 'ticket-71.round-0.qa.copy.task';
  room.decide = (snapshot) =>
    snapshot.project.sequence === null
      ? acting(snapshot, [task(ofTicket, '1', '71'), projectWrite('1', { sequence: 1 })])
      : quietDecision(snapshot);
  const elsewhere = { handoff: '4 tickets', projectId: '2', ticketId: '71', dueAt: 0, reason: 'first' };
  const begin = room.ledger.begin.bind(room.ledger);
  vi.spyOn(room.ledger, 'begin').mockImplementationOnce(async (intents) => {
    await begin([{ key: ofTicket, ...elsewhere }]);
    await room.ledger.confirm([{ key: ofTicket, taskId: '900' }]);
    return begin(intents);
  });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('createTasks')).toBe(0);
  expect(room.account.projects.get('1')?.sequence).toBe(1);
  expect(room.queue.rows.size).toBe(0);
});

test('a store that fails in the middle of the work loses nothing', async () => {
  const room = roomWithKickoffs('1');
  vi.spyOn(room.outbox, 'enqueue').mockRejectedValueOnce(new Error('disk full'));
  await room.mark('project', '1');
  await room.settle();
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1 });
  await retryLater(room);
  expect(room.account.tasks.size).toBe(1);
  expect(room.outbox.rows.size).toBe(1);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});
