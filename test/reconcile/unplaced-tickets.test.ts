import { expect, test } from 'vitest';
import type { DecideUnplaced } from '../../src/reconcile/decide.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { task } from './effects.ts';
import { Room, quietDecision } from './room.ts';

test.each(['lost', 'unknown', 'refused'] as const)(
  'a ticket without a project waits out its hour, then somebody is asked once, though the first try ends %s',
  async (mishap) => {
    const room = new Room();
    room.account.tickets.set('71', ticketRecord({ id: '71' }));
    const graceOver = room.clock.now() + 3_600_000;
    room.decideUnplaced = ({ ticket, issued }, _rules, now) => {
      if (now < graceOver) return { effects: [], quiet: ['Young.'], warnings: [], lookAgainAt: graceOver };
      const effects = issued.length > 0 ? [] : [task(`ticket-${ticket.id}.project`, null, ticket.id)];
      return { effects, quiet: [], warnings: [], lookAgainAt: null };
    };
    await room.mark('ticket', '71');
    await room.settle();
    expect(await room.queue.nextDueAt()).toBe(graceOver);
    room.clock.advance(3_600_000);
    room.account.spoil('ticket-71.project', mishap);
    await room.settle();
    room.clock.advance(60_000);
    await room.settle();
    await room.mark('ticket', '71');
    await room.settle();
    expect([...room.account.tasks.values()].map(({ ref, ticketId }) => [ref, ticketId])).toEqual([
      ['ticket-71.project', '71'],
    ]);
    expect(room.queue.rows.size).toBe(0);
  },
);

test('after the loss of the database a ticket without a project asks nobody a second time', async () => {
  const room = new Room();
  room.account.tickets.set('71', ticketRecord({ id: '71' }));
  room.account.addTask({ body: 'Ref: ticket-71.project', ticketId: '71' });
  room.decideUnplaced = ({ issued }) => {
    const effects = issued.length > 0 ? [] : [task('ticket-71.project', null, '71')];
    return { effects, quiet: [], warnings: [], lookAgainAt: null };
  };
  await room.mark('ticket', '71');
  await room.settle();
  expect(room.account.tasks.size).toBe(1);
  expect(room.ledger.rows.get('ticket-71.project')).toMatchObject({ state: 'open', projectId: null });
});

test('what a ticket was asked before it had a project is known to the project it joins', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  const owner = { projectId: null, ticketId: '71' };
  await room.ledger.adopt([{ key: 'ticket-71.project', taskId: '9', state: 'open', dueAt: null, ...owner }]);
  const issued: string[] = [];
  room.decide = (snapshot) => {
    issued.push(...snapshot.issued.map(({ key }) => key));
    return quietDecision(snapshot);
  };
  await room.mark('project', '1');
  await room.settle();
  expect(issued).toEqual(['ticket-71.project']);
});

const askOnce: DecideUnplaced = ({ ticket, issued }) => {
  const effects = issued.length > 0 ? [] : [task(`ticket-${ticket.id}.project`, null, ticket.id)];
  return { effects, quiet: [], warnings: [], lookAgainAt: null };
};

test('a task begun for a ticket that has found its project meanwhile is cleared up with the project', async () => {
  const room = new Room();
  room.account.tickets.set('71', ticketRecord({ id: '71' }));
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decideUnplaced = askOnce;
  room.account.spoil('ticket-71.project', 'lost');
  await room.mark('ticket', '71');
  await room.settle();
  room.account.changeTicket('71', { projectIds: ['1'] });
  const issued: unknown[] = [];
  room.decide = (snapshot) => {
    issued.push(...snapshot.issued.map(({ key, taskId }) => [key, taskId]));
    return quietDecision(snapshot);
  };
  room.memory.knownProjects.set('1', { highestCycle: 1, highestSequence: 0 });
  await room.mark('project', '1');
  await room.settle();
  expect(issued).toEqual([['ticket-71.project', [...room.account.tasks.keys()][0]]]);
});

test('a ticket that finds its project between two readings leads to it and asks nobody', async () => {
  const room = new Room();
  room.account.tickets.set('71', ticketRecord({ id: '71' }));
  room.decideUnplaced = askOnce;
  room.account.before('readTickets', () => room.account.changeTicket('71', { projectIds: ['1'] }));
  await room.mark('ticket', '71');
  await room.reconciler.pass();
  expect(room.due()).toEqual(['project 1']);
  expect(room.account.tasks.size).toBe(0);
});

test('a ticket that a project finds to be shared is looked at by itself, too', async () => {
  const room = new Room();
  for (const id of ['1', '2']) room.account.projects.set(id, projectRecord({ id }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1', '2'] }));
  room.decideUnplaced = askOnce;
  await room.mark('project', '1');
  await room.settle();
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual(['ticket-71.project']);
});

test('when tickets without a project cannot be decided, only those are tried again', async () => {
  const room = new Room();
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['1'] }));
  room.account.tickets.set('72', ticketRecord({ id: '72' }));
  room.account.before('details', () => Promise.reject(new AccountError('later', 'down')));
  for (const id of ['71', '72']) await room.mark('ticket', id);
  await room.reconciler.pass();
  expect(room.logger.told('The records will be tried again')).toEqual([
    { error: 'AccountError: down', records: 1 },
  ]);
  expect([...room.queue.rows.values()].map(({ id, attempts }) => [id, attempts])).toEqual([
    ['72', 1],
    ['1', 0],
  ]);
});

test('a decision about a ticket that throws fails that ticket and no other', async () => {
  const room = new Room();
  for (const id of ['71', '72']) room.account.tickets.set(id, ticketRecord({ id }));
  room.decideUnplaced = (situation, rules, now) => {
    if (situation.ticket.id === '71') throw new Error('no such rule');
    return askOnce(situation, rules, now);
  };
  for (const id of ['71', '72']) await room.mark('ticket', id);
  await room.settle();
  expect(room.queue.rows.get('ticket 71')).toMatchObject({ attempts: 1, error: 'Error: no such rule' });
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual(['ticket-72.project']);
});

test('the tickets of a deleted project ask for another one, though HubSpot tells of the project only', async () => {
  const room = new Room();
  room.account.projects.set('7', projectRecord({ id: '7' }));
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['7'] }));
  room.decideUnplaced = ({ ticket, issued }) => {
    const effects = issued.length > 0 ? [] : [task(`ticket-${ticket.id}.project`, null, ticket.id)];
    return { effects, quiet: [], warnings: [], lookAgainAt: null };
  };
  await room.mark('ticket', '71');
  await room.settle();
  expect(room.account.tasks.size).toBe(0);
  room.account.projects.delete('7');
  room.account.changeTicket('71', { projectIds: [] });
  await room.mark('project', '7');
  await room.settle();
  expect([...room.account.tasks.values()].map(({ ref, ticketId }) => [ref, ticketId])).toEqual([
    ['ticket-71.project', '71'],
  ]);
  expect(room.queue.rows.size).toBe(0);
});
