import { expect, test } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { acting, kickoff, projectWrite } from './effects.ts';
import { Room, quietDecision } from './room.ts';

const day = 86_400_000;

function kickoffRoom(): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => kickoff(snapshot, now);
  return room;
}

/** With the real decisions, and people who can be reached. */
function agencyRoom(...tickets: readonly Parameters<typeof ticketRecord>[0][]): Room {
  const room = new Room();
  room.decide = decide;
  Object.assign(room.account.owners, {
    '11': { id: '11', name: 'Ann', email: 'ann@agency.example' },
    '12': { id: '12', name: 'Sol', email: 'sol@agency.example' },
  });
  for (const ticket of tickets)
    room.account.tickets.set(ticket.id, ticketRecord({ projectIds: ['1'], ...ticket }));
  return room;
}

async function look(room: Room): Promise<void> {
  await room.mark('project', '1');
  await room.settle();
}

test('a handoff that fires is noted with its reason, cycle, sequence and time', async () => {
  const room = kickoffRoom();
  room.account.changeProject('1', { cycle: 3, sequence: 7 });
  room.decide = (snapshot, _rules, now) => ({ ...kickoff(snapshot, now), cycle: 3 });
  await look(room);
  expect(await room.history.latest('1', 10)).toEqual([
    {
      projectId: '1',
      handoff: '1 kickoff',
      reason: 'The refresh date is near.',
      cycle: 3,
      sequence: 7,
      mode: 'live',
      at: room.clock.now(),
    },
  ]);
});

test('a handoff is noted before any of it is carried out', async () => {
  const room = kickoffRoom();
  let notedBefore = -1;
  room.account.before('createTasks', () => {
    notedBefore = room.history.noted.length;
  });
  await look(room);
  expect(notedBefore).toBe(1);
});

test('a handoff that has to be tried again is noted once', async () => {
  const room = kickoffRoom();
  room.account.spoil('project-1.cycle-1.kickoff.0.task', 'later');
  room.account.spoil('1', 'unknown');
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await room.settle();
    if (attempt === 1) await look(room);
    room.clock.advance(900_000);
  }
  await look(room);
  expect(room.account.projects.get('1')?.sequence).toBe(1);
  expect(room.history.noted).toHaveLength(1);
});

test('where a handoff cannot be noted nothing is carried out, and the next try does all of it once', async () => {
  const room = kickoffRoom();
  room.history.failNext(new Error('disk full'));
  await look(room);
  expect([room.account.tasks.size, room.outbox.rows.size, room.ledger.rows.size]).toEqual([0, 0, 0]);
  expect(room.account.projects.get('1')?.kickoffSentAt).toBeNull();
  expect(room.queue.rows.get('project 1')).toMatchObject({ attempts: 1, error: 'Error: disk full' });
  expect(room.logger.told('The records will be tried again')).toEqual([
    { error: 'Error: disk full', records: 1 },
  ]);
  room.clock.advance(5000);
  await room.settle();
  expect([room.account.tasks.size, room.outbox.rows.size, room.history.noted.length]).toEqual([1, 1, 1]);
});

test('a look in which nothing fires asks nothing of the history', async () => {
  const room = kickoffRoom();
  room.history.failNext(new Error('not to be asked'));
  room.decide = quietDecision;
  await look(room);
  expect(room.queue.rows.size).toBe(0);
});

test('two hundred projects are noted in one go', async () => {
  const room = kickoffRoom();
  for (let id = 1; id <= 200; id += 1) {
    room.account.projects.set(`${id}`, projectRecord({ id: `${id}` }));
    await room.mark('project', `${id}`);
  }
  let notes = 0;
  const note = room.history.note.bind(room.history);
  room.history.note = (fired) => {
    notes += 1;
    return note(fired);
  };
  await room.settle();
  expect([notes, room.history.noted.length]).toEqual([1, 200]);
});

test('the sweeps of shadow mode note the same handoff once, as something that did not happen', async () => {
  const room = agencyRoom({ id: '71' }, { id: '72' });
  room.mode = 'shadow';
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', status: 'creatives_implemented', refreshDate: '2026-02-20' }),
  );
  await look(room);
  const noted = [...room.history.noted];
  expect(noted.map(({ handoff, mode }) => [handoff, mode])).toEqual([
    ['8 close', 'shadow'],
    ['9 confirmation', 'shadow'],
  ]);
  for (let sweep = 1; sweep <= 3; sweep += 1) {
    room.clock.advance(day);
    await look(room);
  }
  expect(room.history.noted).toEqual(noted);
});

test('tickets that wait in shadow mode are noted once, although their due dates move on', async () => {
  const room = agencyRoom({ id: '71' }, { id: '72' });
  room.mode = 'shadow';
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', status: 'deliverable_submitted', refreshDate: '2026-02-20' }),
  );
  await look(room);
  const handoffs = room.history.noted.map(({ handoff }) => handoff);
  expect(handoffs.filter((handoff) => handoff === '4 tickets')).toHaveLength(2);
  room.clock.advance(3 * day);
  await look(room);
  expect(room.history.noted.map(({ handoff }) => handoff)).toEqual(handoffs);
});

test('with a handoff goes what it consisted of, for a later comparison', async () => {
  const room = agencyRoom();
  room.mode = 'shadow';
  room.account.projects.set('1', projectRecord({ id: '1', refreshDate: '2026-03-10' }));
  await look(room);
  expect(room.history.detailed.map(({ particulars }) => particulars)).toEqual([
    {
      status: 'blank',
      refreshDate: '2026-03-10',
      tasks: [{ subject: 'Reach Out to Client About Creative Refresh', ownerId: '11', ticketId: null }],
      emails: 1,
      ticketIds: [],
      writesTickets: false,
      stage: null,
      nextStatus: null,
      nextDate: null,
      completeSince: null,
    },
  ]);
});

test('in shadow mode the next cycle, which people moved on to by hand, is noted as another one', async () => {
  const room = agencyRoom();
  room.mode = 'shadow';
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', status: 'creatives_implemented', refreshDate: '2026-02-20' }),
  );
  await look(room);
  room.account.changeProject('1', { status: 'blank', refreshDate: '2026-03-20' });
  await look(room);
  room.account.changeProject('1', { status: 'creatives_implemented' });
  await look(room);
  const closes = room.history.detailed.filter(({ handoff }) => handoff === '8 close');
  expect(closes.map(({ particulars }) => particulars?.refreshDate)).toEqual(['2026-02-20', '2026-03-20']);
});

test('in shadow mode a second round of revisions is noted, although no round is counted', async () => {
  const queuedAt = Date.parse('2026-02-20T15:00:00Z');
  const room = agencyRoom({ id: '71', stage: 'pending_approval', queuedAt, cycle: 1 });
  room.mode = 'shadow';
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', status: 'creatives_pending_approval', refreshDate: '2026-02-20' }),
  );
  for (let round = 1; round <= 2; round += 1) {
    room.account.changeTicket('71', {
      revisionRequested: ['copy'],
      enteredPendingApprovalAt: room.clock.now(),
    });
    await look(room);
    room.clock.advance(day);
    await look(room);
  }
  const handoffs = room.history.noted.map(({ handoff }) => handoff);
  expect(handoffs.filter((handoff) => handoff === '6 revisions')).toHaveLength(2);
});

test('what happened on paper does not stand for what happens when the app goes live', async () => {
  const room = kickoffRoom();
  room.mode = 'shadow';
  await look(room);
  room.mode = 'live';
  await look(room);
  expect(room.history.noted.map(({ mode }) => mode)).toEqual(['shadow', 'live']);
});

test('every round of revisions and every handover is noted, although the words are the same', async () => {
  const queuedAt = Date.parse('2026-02-20T15:00:00Z');
  const approved = { copy: 'approved', graphics: 'approved', queuedAt, cycle: 1 } as const;
  const room = agencyRoom({ id: '71', stage: 'in_progress', ...approved });
  room.account.projects.set(
    '1',
    projectRecord({ id: '1', status: 'deliverable_submitted', refreshDate: '2026-02-20', sequence: 2 }),
  );
  await look(room);
  for (let round = 1; round <= 3; round += 1) {
    room.clock.advance(day);
    room.account.changeTicket('71', { revisionRequested: ['copy'] });
    await look(room);
    room.clock.advance(day);
    room.account.changeTicket('71', { copy: 'approved' });
    await look(room);
  }
  const handoffs = room.history.noted.map(({ handoff }) => handoff);
  const of = (name: string) => handoffs.filter((handoff) => handoff === name).length;
  expect([of('4 tickets'), of('5 review'), of('6 revisions')]).toEqual([4, 4, 3]);
});

test('the completion of the Implement task and the close it leads to are two notes', async () => {
  const room = agencyRoom();
  const taskId = room.account.addTask({ body: 'Implement', projectId: '1', status: 'COMPLETED' });
  room.account.projects.set(
    '1',
    projectRecord({
      ...{ id: '1', status: 'creatives_completed_and_approved', sequence: 4 },
      ...{ implementationTaskId: taskId, implementationCuedAt: room.clock.now() },
    }),
  );
  await look(room);
  expect(room.history.noted.map(({ handoff, reason }) => `${handoff}: ${reason}`)).toEqual([
    '8 close: The SAS completed the Implement task, so the creatives are live.',
    expect.stringMatching(/^8 close: The new creatives are live, so the cycle closes/u),
    '9 confirmation: The account manager hears that the creatives are live.',
  ]);
});

test('a project whose lease was lost before anything fired is noted by whoever has it now', async () => {
  const room = kickoffRoom();
  room.account.before('people', async () => {
    room.clock.advance(31_000);
    await room.queue.claim({ limit: 10, now: room.clock.now(), leaseMs: 30_000 });
  });
  await room.mark('project', '1');
  await room.reconciler.pass();
  expect(room.history.noted).toEqual([]);
});

test('a handoff that changes nothing but the project is noted once a sequence', async () => {
  const room = kickoffRoom();
  room.decide = (snapshot) => acting(snapshot, [projectWrite('1', { declinedAt: room.clock.now() })]);
  for (const sequence of [4, 4, 5]) {
    room.account.changeProject('1', { sequence });
    room.clock.advance(day);
    await look(room);
  }
  expect(room.history.noted.map(({ sequence }) => sequence)).toEqual([4, 5]);
});
