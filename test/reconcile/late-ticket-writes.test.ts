import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/domain/model.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, task, ticketWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

/** A revision as the domain would decide it: a task for each flag, and the flags taken off. */
function revise(snapshot: Snapshot) {
  const [ticket] = snapshot.tickets;
  if (!ticket || ticket.revisionRequested.length === 0 || ticket.stage === 'closed')
    return quietDecision(snapshot);
  const tasks = ticket.revisionRequested.map((part) =>
    task(`ticket-71.round-1.revision.${part}.task`, '1', '71'),
  );
  const isIssued = (key: string) => snapshot.issued.some((effect) => effect.key === key);
  return acting(snapshot, [
    ...tasks.filter(({ key }) => !isIssued(key)),
    ticketWrite('71', { stage: 'in_progress', revisionRequested: [], revisionRound: 1 }),
  ]);
}

function roomWithFlaggedTicket(): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const stage = 'pending_approval';
  const ticket = ticketRecord({ id: '71', projectIds: ['1'], stage, revisionRequested: ['copy'] });
  room.account.tickets.set('71', ticket);
  room.decide = revise;
  return room;
}

test('a flag that a person sets while the work on another one is held up is not taken off unseen', async () => {
  const room = roomWithFlaggedTicket();
  room.account.before('createTasks', () => {
    room.clock.advance(6000);
    room.account.changeTicket('71', { revisionRequested: ['copy', 'graphics'] });
  });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(2);
  expect([...room.account.tasks.values()].map(({ ref }) => ref)).toEqual([
    'ticket-71.round-1.revision.copy.task',
    'ticket-71.round-1.revision.graphics.task',
  ]);
  expect(room.account.tickets.get('71')).toMatchObject({ revisionRequested: [], revisionRound: 1 });
});

test('a ticket that a person closes while a write to it is held up stays closed', async () => {
  const room = roomWithFlaggedTicket();
  room.account.before('createTasks', () => {
    room.clock.advance(6000);
    room.account.changeTicket('71', { stage: 'closed' });
  });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.tickets.get('71')).toMatchObject({ stage: 'closed', revisionRound: null });
  expect(room.queue.rows.size).toBe(0);
});

test('a ticket that is as it was is written late all the same, and a quick write needs no second look', async () => {
  for (const [heldUpFor, looks] of [
    [5001, 1],
    [5000, 0],
  ] as const) {
    const room = roomWithFlaggedTicket();
    room.account.before('createTasks', () => room.clock.advance(heldUpFor));
    await room.mark('project', '1');
    await room.settle();
    expect(room.account.callsOf('readTickets')).toBe(looks);
    expect(room.account.tickets.get('71')).toMatchObject({ stage: 'in_progress', revisionRequested: [] });
  }
});

test('where the second look at a ticket fails, nothing is written and the project is tried again', async () => {
  const room = roomWithFlaggedTicket();
  room.account.before('createTasks', () => room.clock.advance(6000));
  room.account.before('readTickets', () => {
    throw new Error('HubSpot is away');
  });
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('updateTickets')).toBe(0);
  expect(room.account.tickets.get('71')).toMatchObject({ revisionRequested: ['copy'] });
  room.clock.advance(5000);
  await room.settle();
  expect(room.account.tickets.get('71')).toMatchObject({ revisionRequested: [], revisionRound: 1 });
});
