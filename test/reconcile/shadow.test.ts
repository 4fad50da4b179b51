import { expect, test } from 'vitest';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, task, taskChange, ticketWrite } from './effects.ts';
import { Room } from './room.ts';

const key = 'project-1.cycle-1.kickoff.0.task';

function shadowRoom(): Room {
  const room = new Room();
  room.mode = 'shadow';
  room.account.projects.set('1', projectRecord({ id: '1' }));
  return room;
}

test('shadow mode reads and decides, says what it would do, and writes nothing', async () => {
  const room = shadowRoom();
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.account.tickets.set('72', ticketRecord({ id: '72' }));
  const known = room.account.addTask({ body: 'Ref: project-1.old', projectId: '1' });
  room.account.addTask({ body: 'Ref: project-1.old', projectId: '1' });
  room.account.addTask({ body: 'Ref: ticket-72.folder', ticketId: '72' });
  room.decide = (snapshot, _rules, now) => ({
    ...acting(snapshot, [
      ...kickoff(snapshot, now).effects,
      taskChange(known, { status: 'COMPLETED' }),
      ticketWrite('71', { queuedAt: now }),
    ]),
    lookAgain: true,
  });
  room.decideUnplaced = ({ ticket }) => {
    return {
      effects: [task('ticket-72.project', null, ticket.id)],
      quiet: [],
      warnings: [],
      lookAgainAt: null,
    };
  };
  const before = structuredClone([room.account.projects, room.account.tickets, room.account.tasks]);
  for (const id of ['71', '72']) await room.mark('ticket', id);
  await room.mark('project', '1');
  await room.settle();
  expect([room.account.projects, room.account.tickets, room.account.tasks]).toEqual(before);
  expect([room.ledger.rows.size, room.outbox.rows.size, room.queue.rows.size]).toEqual([0, 0, 0]);
  expect(room.account.calls.filter((call) => /create|update/.test(call))).toEqual([]);
  expect(
    room.logger.told('Shadow mode: would be carried out').map(({ kind, reason }) => [kind, reason]),
  ).toEqual(
    ['create task', 'create task', 'send email', 'write project', 'change task', 'write ticket'].map(
      (kind) => [kind, 'The refresh date is near.'],
    ),
  );
  expect(room.meter.counts.get('effect create task shadow')).toBe(2);
});

test('shadow mode decides with the tasks that HubSpot holds already', async () => {
  const room = shadowRoom();
  const id = room.account.addTask({ body: `Ref: ${key}`, projectId: '1' });
  const issued: unknown[] = [];
  room.decide = (snapshot, _rules, now) => {
    issued.push(...snapshot.issued);
    return kickoff(snapshot, now);
  };
  await room.mark('project', '1');
  await room.settle();
  expect(issued).toEqual([{ key, kind: 'task', taskId: id, state: 'open', dueAt: null }]);
});

test('a store that began in shadow mode takes over the tasks in HubSpot when it goes live', async () => {
  const room = shadowRoom();
  room.account.addTask({ body: `Ref: ${key}`, projectId: '1' });
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  await room.mark('project', '1');
  await room.settle();
  room.mode = 'live';
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.tasks.size).toBe(1);
  expect(room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('in shadow mode a deleted project only leaves the queue', async () => {
  const room = shadowRoom();
  const intent = { key, handoff: '1 kickoff', projectId: '1', ticketId: null, dueAt: 0, reason: 'near' };
  await room.ledger.begin([intent]);
  room.account.projects.delete('1');
  await room.mark('project', '1');
  await room.settle();
  expect(room.ledger.rows.get(key)?.state).toBe('intent');
  expect(room.queue.rows.size).toBe(0);
});

test('in shadow mode a completed task leads to its project and leaves the ledger alone', async () => {
  const room = shadowRoom();
  const owner = { projectId: '1', ticketId: null };
  await room.ledger.adopt([{ key, taskId: '9', state: 'open', dueAt: null, ...owner }]);
  await room.mark('task', '9');
  await room.reconciler.pass();
  expect(room.due()).toEqual(['project 1']);
  expect(room.ledger.rows.get(key)?.state).toBe('open');
});
