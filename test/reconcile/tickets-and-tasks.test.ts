import { expect, test } from 'vitest';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room, quietDecision } from './room.ts';

function watch(room: Room): string[] {
  const seen: string[] = [];
  room.decide = (snapshot) => {
    const tickets = snapshot.tickets.map(({ id, projectIds }) => `${id} of ${projectIds.join('+')}`);
    seen.push(`${snapshot.project.id}: ${tickets.join(', ')}`);
    return quietDecision(snapshot);
  };
  return seen;
}

test('a changed ticket leads to its project', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const seen = watch(room);
  await room.mark('ticket', '71');
  await room.settle();
  expect(seen).toEqual(['1: 71 of 1']);
  expect(room.memory.knownTickets.get('71')).toEqual(['1']);
  expect(room.queue.rows.size).toBe(0);
});

test('a project and its ticket that changed together are one decision', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const seen = watch(room);
  await room.mark('project', '1');
  await room.mark('ticket', '71');
  await room.settle();
  expect(seen).toEqual(['1: 71 of 1']);
});

test('a deleted ticket leads to the project it was last seen with', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const seen = watch(room);
  await room.mark('project', '1');
  await room.settle();
  room.account.tickets.delete('71');
  await room.mark('ticket', '71');
  await room.settle();
  expect(seen).toEqual(['1: 71 of 1', '1: ']);
});

test('a ticket that moved leads to the project it left and to the one it joined', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.memory.knownTickets.set('71', ['1']);
  const seen = watch(room);
  room.account.changeTicket('71', { projectIds: ['2'] });
  await room.mark('ticket', '71');
  await room.settle();
  expect(seen.sort()).toEqual(['1: ', '2: 71 of 2']);
  expect(room.memory.knownTickets.get('71')).toEqual(['2']);
});

test('a ticket of two projects is seen as such by both, whichever was looked at', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1', '2'] }));
  const seen = watch(room);
  await room.mark('project', '1');
  await room.settle();
  expect(new Set(seen)).toEqual(new Set(['1: 71 of 1+2', '2: 71 of 1+2']));
  expect(room.queue.rows.size).toBe(0);
});

test('a known ticket of one project costs no look at its associations', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const seen = watch(room);
  await room.mark('project', '1');
  await room.settle();
  await room.mark('project', '1');
  await room.settle();
  expect(seen).toEqual(['1: 71 of 1', '1: 71 of 1']);
  expect(room.account.callsOf('projectsOfTickets')).toBe(1);
});

test('a ticket that leaves its project between two readings takes part in nothing', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.account.before('projectsOfTickets', () => room.account.changeTicket('71', { projectIds: [] }));
  const seen = watch(room);
  await room.mark('project', '1');
  await room.settle();
  expect(seen).toEqual(['1: ']);
});

test('a ticket of another pipeline, or a deleted one, that no project knew leaves no trace', async () => {
  const room = new Room();
  await room.mark('ticket', '71');
  await room.settle();
  expect([room.queue.rows.size, room.memory.knownTickets.size]).toEqual([0, 0]);
});

test('a completed task the ledger knows leads to its project without a call', async () => {
  const room = new Room();
  const owner = { projectId: '1', ticketId: null };
  await room.ledger.adopt([{ key: 'project-1.a', taskId: '9', state: 'open', dueAt: null, ...owner }]);
  await room.mark('task', '9');
  await room.reconciler.pass();
  expect(room.due()).toEqual(['project 1']);
  expect(room.account.calls).toEqual([]);
  expect(room.ledger.rows.get('project-1.a')?.state).toBe('settled');
});

test('unknown completed tasks are read together; a reference leads on, the others are dropped', async () => {
  const room = new Room();
  const ofProject = room.account.addTask({ body: 'Ref: project-1.cycle-1.approval.4.task' });
  const ofTicket = room.account.addTask({ body: 'Ref: ticket-71.round-1.revision.copy.task' });
  const foreign = room.account.addTask({ body: 'Buy milk' });
  for (const id of [ofProject, ofTicket, foreign, '404']) await room.mark('task', id);
  await room.reconciler.pass();
  expect(room.account.calls).toEqual(['readTasks']);
  expect(room.due()).toEqual(['project 1', 'ticket 71']);
});

test('two projects of one ticket that are looked at together need no further look', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1', '2'] }));
  for (const id of ['1', '2']) await room.mark('project', id);
  await room.reconciler.pass();
  expect(room.due()).toEqual(['ticket 71']);
});

test('a ticket that a project finds to be its own now leads to the project it was last seen with', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.memory.knownTickets.set('71', ['2']);
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.due()).toEqual(['project 2']);
  expect(room.memory.knownTickets.get('71')).toEqual(['1']);
});
