import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/domain/model.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, projectWrite, task, ticketWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

/** A close as the domain would decide it: the status first, what follows from it in a second decision. */
function roomWithClose() {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1', status: 'creatives_completed_and_approved' }));
  const statuses: string[] = [];
  room.decide = (snapshot) => {
    const { status } = snapshot.project;
    statuses.push(status);
    if (status === 'blank') return quietDecision(snapshot);
    const next = status === 'creatives_implemented' ? 'blank' : 'creatives_implemented';
    return { ...acting(snapshot, [projectWrite('1', { status: next })]), lookAgain: true };
  };
  return { room, statuses };
}

/** Tickets that are approved are moved; once all are there and it is known since when, there is a task. */
function handOver(snapshot: Snapshot) {
  const { tickets, movedTickets = [] } = snapshot;
  const ready = tickets.filter(({ stage, copy }) => stage === 'in_progress' && copy === 'approved');
  if (ready.length > 0) {
    const writes = ready.map(({ id }) => ticketWrite(id, { stage: 'pending_approval' }));
    return { ...acting(snapshot, writes), lookAgain: true };
  }
  if (tickets.some(({ stage }) => stage !== 'pending_approval')) return quietDecision(snapshot);
  if (movedTickets.length > 0) {
    return {
      ...quietDecision(snapshot),
      needs: [{ kind: 'moved tickets', ticketIds: movedTickets }] as const,
    };
  }
  const key = `review.${tickets.map(({ enteredPendingApprovalAt }) => enteredPendingApprovalAt).join('-')}`;
  if (snapshot.issued.some((effect) => effect.key === key)) return quietDecision(snapshot);
  return acting(snapshot, [task(key, '1')]);
}

function roomWithTickets(...copies: readonly ('approved' | 'in_qa')[]): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  for (const [index, copy] of copies.entries()) {
    const id = `7${index}`;
    room.account.tickets.set(id, ticketRecord({ id, projectIds: ['1'], stage: 'in_progress', copy }));
  }
  room.decide = handOver;
  return room;
}

const tasksOf = (room: Room) => [...room.account.tasks.values()].map(({ ref }) => ref);

test('what follows from the app’s own write is decided at once from what was written, and nothing is read again', async () => {
  const { room, statuses } = roomWithClose();
  await room.mark('project', '1', priorities.bulk);
  expect(await room.settle()).toBe(1);
  expect(statuses).toEqual(['creatives_completed_and_approved', 'creatives_implemented', 'blank']);
  expect(room.account.projects.get('1')).toMatchObject({ status: 'blank' });
  expect(room.account.callsOf('readProjects')).toBe(1);
  expect(room.account.callsOf('updateProjects')).toBe(2);
  expect(room.queue.rows.size).toBe(0);
});

test('tickets the app has moved are read again before they are handed over: only HubSpot knows when they entered', async () => {
  const room = roomWithTickets('approved', 'approved');
  room.account.before('readMovedTickets', () => {
    for (const id of ['70', '71']) room.account.changeTicket(id, { enteredPendingApprovalAt: 4711 });
  });
  await room.mark('project', '1');
  expect(await room.settle()).toBe(1);
  expect(tasksOf(room)).toEqual(['review.4711-4711']);
  expect(room.account.callsOf('readProjects')).toBe(1);
  expect(room.account.callsOf('readMovedTickets')).toBe(1);
});

test('a ticket that does not complete its ad set is not read again', async () => {
  const room = roomWithTickets('approved', 'in_qa');
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.tickets.get('70')).toMatchObject({ stage: 'pending_approval' });
  expect(room.account.calls.filter((call) => call.startsWith('read'))).toEqual(['readProjects']);
});

test('a ticket that a person pulls back right after the app has moved it is not handed over', async () => {
  const room = roomWithTickets('approved');
  room.account.before('readMovedTickets', () => {
    room.account.changeTicket('70', { stage: 'in_progress', copy: 'in_qa' });
  });
  await room.mark('project', '1');
  await room.settle();
  expect(tasksOf(room)).toEqual([]);
});

test('a ticket that is deleted right after the app has moved it holds nobody up', async () => {
  const room = roomWithTickets('approved', 'approved');
  room.account.before('readMovedTickets', () => {
    room.account.tickets.delete('71');
    room.account.changeTicket('70', { enteredPendingApprovalAt: 4711 });
  });
  await room.mark('project', '1');
  await room.settle();
  expect(tasksOf(room)).toEqual(['review.4711']);
});

test('where the first reading has grown old meanwhile, the project goes back to its place in the queue and is read afresh', async () => {
  const { room, statuses } = roomWithClose();
  room.account.before('updateProjects', () => room.clock.advance(5001));
  await room.mark('project', '1', priorities.bulk);
  await room.reconciler.pass();
  expect(statuses).toEqual(['creatives_completed_and_approved']);
  expect(room.queue.rows.get('project 1')).toMatchObject({
    dueAt: room.clock.now(),
    priority: priorities.bulk,
    attempts: 0,
  });
  await room.settle();
  expect(statuses).toEqual(['creatives_completed_and_approved', 'creatives_implemented', 'blank']);
  expect(room.account.callsOf('readProjects')).toBe(2);
});

test('a follow-up for which HubSpot cannot be read comes back from the queue, and is no failed try', async () => {
  const room = roomWithTickets('approved');
  room.account.before('readMovedTickets', () => {
    throw new AccountError('later', 'HubSpot is down');
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(tasksOf(room)).toEqual([]);
  expect(room.queue.rows.get('project 1')).toMatchObject({ dueAt: room.clock.now(), attempts: 0 });
  await room.settle();
  expect(tasksOf(room)).toHaveLength(1);
});

test('a write that fails has no follow-up: the project is tried again', async () => {
  const { room, statuses } = roomWithClose();
  room.account.spoil('1', 'later');
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(statuses).toEqual(['creatives_completed_and_approved']);
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1 });
});

test('a follow-up that fails is a failed try like any other', async () => {
  const { room, statuses } = roomWithClose();
  const { decide } = room;
  room.decide = (snapshot, rules, now) => {
    if (snapshot.project.status === 'creatives_implemented') room.account.spoil('1', 'later');
    return decide(snapshot, rules, now);
  };
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(statuses).toEqual(['creatives_completed_and_approved', 'creatives_implemented']);
  expect(room.account.projects.get('1')).toMatchObject({ status: 'creatives_implemented' });
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1 });
});

test('in shadow mode nothing is written, so nothing follows', async () => {
  const { room, statuses } = roomWithClose();
  room.mode = 'shadow';
  await room.mark('project', '1');
  await room.settle();
  expect(statuses).toEqual(['creatives_completed_and_approved']);
});
