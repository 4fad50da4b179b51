import { expect, test } from 'vitest';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, projectWrite, task } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const key = 'project-1.cycle-1.kickoff.0.task';

test('a database that was lost doubles no task: those in HubSpot are taken over by their reference', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const kickoffTask = room.account.addTask({ body: `<p>Call.</p>Ref: ${key}`, projectId: '1', dueAt: 99 });
  const queueKey = 'ticket-71.round-0.queue.copy.task';
  const queueTask = room.account.addTask({
    body: `Ref: ${queueKey}`,
    ticketId: '71',
    projectId: '1',
    status: 'COMPLETED',
  });
  room.account.addTask({ body: 'Buy milk', projectId: '1' });
  room.account.addTask({ body: 'Ref: project-8.cycle-1.kickoff.0.task', projectId: '1' });
  room.decide = (snapshot, _rules, now) => {
    expect(snapshot.memory).toBeNull();
    expect(snapshot.issued).toEqual([
      { key, kind: 'task', taskId: kickoffTask, state: 'open', dueAt: 99 },
      { key: queueKey, kind: 'task', taskId: queueTask, state: 'settled', dueAt: null },
    ]);
    return kickoff(snapshot, now);
  };
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('createTasks')).toBe(0);
  expect(room.account.tasks.size).toBe(4);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
  expect(room.ledger.rows.get(queueKey)).toMatchObject({ projectId: '1', ticketId: '71', state: 'settled' });
});

test('a start with a new database names the handoffs whose emails may have been lost', async () => {
  const room = new Room();
  const stamped = Date.parse('2026-02-01T00:00:00Z');
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', cycle: 2, kickoffSentAt: stamped, implementationCuedAt: stamped }),
  );
  const copied = Date.parse('2025-11-01T00:00:00Z');
  room.account.projects.set('2', projectRecord({ id: '2', kickoffSentAt: copied }));
  for (const id of ['1', '2']) await room.mark('project', id);
  await room.settle();
  for (const id of ['1', '2']) await room.mark('project', id);
  await room.settle();
  const message = 'New to this database: emails of these handoffs may have been lost with the old one';
  expect(room.logger.told(message)).toEqual([{ projectId: '1', handoffs: ['1 kickoff', '7 approval'] }]);
  expect(room.account.callsOf('tasksOf')).toBe(1);
});

test('revisions under way and a close of today are named too, an old close and a ticket that is back are not', async () => {
  const room = new Room();
  const justNow = room.clock.now() - 3_600_000;
  const lastMonth = room.clock.now() - 30 * 86_400_000;
  const closed = (id: string, at: number) =>
    room.account.projects.set(id, projectRecord({ id, cycle: 2, cycleStartedAt: at, lastImplementedAt: at }));
  closed('1', justNow);
  closed('2', lastMonth);
  room.account.projects.set('3', projectRecord({ id: '3' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['3'], revisionRound: 1 }));
  room.account.tickets.set(
    '72',
    ticketRecord({ id: '72', projectIds: ['2'], revisionRound: 1, stage: 'pending_approval' }),
  );
  for (const id of ['1', '2', '3']) await room.mark('project', id);
  await room.settle();
  const message = 'New to this database: emails of these handoffs may have been lost with the old one';
  expect(room.logger.told(message)).toEqual([
    { projectId: '1', handoffs: ['9 confirmation'] },
    { projectId: '3', handoffs: ['6 revisions'] },
  ]);
});

test.each([
  ['cycle', { cycle: 3, sequence: 5 }, 1],
  ['sequence', { cycle: 2, sequence: 6 }, 1],
  ['nothing', { cycle: 2, sequence: 5 }, 0],
])(
  'where %s of the record is ahead of the database, HubSpot is asked accordingly',
  async (_what, ahead, looks) => {
    const room = new Room();
    room.memory.knownProjects.set('1', { highestCycle: 2, highestSequence: 5 });
    room.account.projects.set('1', projectRecord({ id: '1', ...ahead }));
    await room.mark('project', '1');
    await room.settle();
    expect(room.account.callsOf('tasksOf')).toBe(looks);
    expect(room.memory.knownProjects.get('1')).toEqual({
      highestCycle: ahead.cycle,
      highestSequence: ahead.sequence,
    });
  },
);

test('a cycle the app itself has opened needs no look into HubSpot', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1', status: 'creatives_implemented' }));
  room.decide = (snapshot) =>
    snapshot.project.status === 'blank'
      ? quietDecision(snapshot)
      : {
          ...acting(snapshot, [projectWrite('1', { status: 'blank', cycle: 2, sequence: 1 })]),
          lookAgain: true,
        };
  await room.mark('project', '1');
  await room.settle();
  expect(room.memory.knownProjects.get('1')).toEqual({ highestCycle: 2, highestSequence: 1 });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('tasksOf')).toBe(1);
});

test('of two tasks with one reference the older is kept and the newer completed with a line that says why', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const newer = room.account.addTask({ body: `<p>Call.</p>\nRef: ${key}`, projectId: '1', createdAt: 200 });
  const older = room.account.addTask({ body: `<p>Call.</p>\nRef: ${key}`, projectId: '1', createdAt: 100 });
  await room.mark('project', '1');
  await room.settle();
  expect(room.ledger.rows.get(key)).toMatchObject({ taskId: older, state: 'open' });
  expect(room.account.tasks.get(older)).toMatchObject({ status: 'NOT_STARTED' });
  expect(room.account.tasks.get(newer)).toMatchObject({
    status: 'COMPLETED',
    body: `<p>Call.</p>\n<p>Completed by the app: an older task with the same reference says the same.</p>\nRef: ${key}`,
  });
});

test('tasks of a cloned project stay those of the original', async () => {
  const room = new Room();
  room.account.projects.set('2', projectRecord({ id: '2' }));
  room.account.addTask({ body: `Ref: ${key}`, projectId: '2' });
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  await room.mark('project', '2');
  await room.settle();
  expect([...room.ledger.rows.keys()]).toEqual(['project-2.cycle-1.kickoff.0.task']);
});

test('a project that is deleted leaves the queue, and what was pending for it is superseded', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.spoil('project-1.cycle-1.kickoff.0.task', 'unknown');
  await room.mark('project', '1');
  await room.settle();
  room.account.projects.delete('1');
  await room.mark('project', '1');
  await room.settle();
  expect(room.ledger.rows.get(key)?.state).toBe('superseded');
  expect(room.memory.knownProjects.has('1')).toBe(false);
  expect(room.queue.rows.size).toBe(0);
  expect(room.meter.counts.get('decision missing')).toBe(1);
});

test('a project that is restored starts where it was, its task looked for first', async () => {
  const room = new Room();
  const record = projectRecord({ id: '1' });
  room.account.projects.set('1', record);
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  room.account.spoil(key, 'unknown');
  await room.mark('project', '1');
  await room.settle();
  room.account.projects.delete('1');
  await room.mark('project', '1');
  await room.settle();
  room.account.projects.set('1', record);
  await room.mark('project', '1');
  await room.settle();
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual([key]);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('a task begun by an earlier decision is known to the next one as soon as it is found', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot) =>
    snapshot.issued.length > 0 ? quietDecision(snapshot) : acting(snapshot, [task(key, '1')]);
  room.account.spoil(key, 'lost');
  await room.mark('project', '1');
  await room.settle();
  room.clock.advance(60_000);
  await room.settle();
  expect(room.account.tasks.size).toBe(1);
  expect(room.queue.rows.size).toBe(0);
});
