import { expect, test } from 'vitest';
import { anyCycle } from '../../../src/reconcile/ports/held-projects.ts';
import { priorities } from '../../../src/reconcile/ports/work-queue.ts';
import { projectRecord, ticketRecord } from '../../support/fakes/records.ts';
import { kickoffRoom, stateOf, sweepAll } from './kickoffs.ts';

const oneHour = 60 * 60_000;

test('what is more than an interval of the sweep may tell is held as a whole, and told nobody', async () => {
  const room = kickoffRoom(4);
  await sweepAll(room);
  expect(stateOf(room)).toEqual({
    tasks: ['1', '2'],
    emails: ['1', '2'],
    stamped: ['1', '2'],
    held: ['3 held', '4 held'],
  });
  expect(room.held.items.get('3')).toEqual({
    projectId: '3',
    cycle: 1,
    name: 'Project 3',
    handoffs: ['1 kickoff'],
    keys: ['project-3.cycle-1.kickoff.0.task', 'project-3.cycle-1.kickoff.0.email'],
    kickoffs: 1,
    recipients: { 'ann@agency.example': 1 },
    reason: 'A kickoff beyond the 2 that may go out within one interval of the sweep.',
    word: 'held',
    since: room.clock.now(),
  });
  expect(room.history.noted.map(({ projectId }) => projectId)).toEqual(['1', '2']);
  expect(room.meter.counts.get('decision held')).toBe(2);
  expect(room.logger.asText()).not.toContain('agency.example');
});

test('it stays held over sweeps, restarts and quiet days, is logged once and never doubled', async () => {
  const room = kickoffRoom(3);
  await sweepAll(room);
  const before = room.held.items.get('3');
  for (let day = 0; day < 3; day += 1) {
    room.clock.advance(24 * oneHour);
    await room.mark('project', '3', priorities.sweep);
    expect(await room.anotherServer().pass()).toBe(1);
  }
  expect(stateOf(room)).toMatchObject({ tasks: ['1', '2'], held: ['3 held'] });
  expect(room.held.items.get('3')?.since).toBe(before?.since);
  expect(room.logger.told("Held back until an admin says a word: see 'held list'")).toHaveLength(1);
});

test('the limit counts within one interval, so that the days of an agency go by unbraked', async () => {
  const room = kickoffRoom(2);
  await sweepAll(room);
  room.clock.advance(oneHour);
  room.account.projects.set('9', projectRecord({ id: '9' }));
  await sweepAll(room);
  expect(stateOf(room)).toMatchObject({ stamped: ['1', '2', '9'], held: [] });
});

test('many emails to one person are held like kickoffs, whatever the letters of the address', async () => {
  const room = kickoffRoom(3);
  room.settings = {
    ...room.settings,
    brake: { kickoffsPerSweep: 100, emailsPerPersonPerSweep: 1 },
  };
  room.account.changeProject('2', { accountManagerId: '12' });
  Object.assign(room.account.owners, { '12': { id: '12', name: 'Ann', email: 'ann@AGENCY.example' } });
  await sweepAll(room);
  expect(stateOf(room)).toMatchObject({ emails: ['1'], held: ['2 held', '3 held'] });
  expect(room.held.items.get('2')?.reason).toBe(
    'Emails to one person beyond the 1 that may go out within one interval of the sweep.',
  );
});

test('what a person has just done is never held', async () => {
  const room = kickoffRoom(5);
  for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.person);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ stamped: ['1', '2', '3', '4', '5'], held: [] });
});

test('what a person did is not held because events of it that name nobody came first', async () => {
  const room = kickoffRoom(3);
  for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.bulk);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ held: ['3 held'] });
  room.clock.advance(10_000);
  await room.mark('project', '3', priorities.person);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ stamped: ['1', '2', '3'], held: [] });
});

test('what a person did on a ticket is not held because a sweep has its project in hand', async () => {
  const room = kickoffRoom(3);
  room.account.tickets.set('71', ticketRecord({ id: '71', projectIds: ['3'] }));
  for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.sweep);
  await room.mark('ticket', '71', priorities.person);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ stamped: ['1', '2', '3'], held: [] });
});

test('a person who only touches a held record sets nothing going; one who moves it on does', async () => {
  const room = kickoffRoom(3);
  await sweepAll(room);
  room.clock.advance(oneHour);
  room.account.changeProject('3', { name: 'Another name' });
  await room.mark('project', '3', priorities.person);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ stamped: ['1', '2'], held: ['3 held'] });

  room.account.changeProject('3', { status: 'refresh_request_submitted', refreshDate: '2026-03-01' });
  await room.mark('project', '3', priorities.person);
  await room.settle();
  expect(room.held.items.size).toBe(0);
  expect([...room.outbox.rows.keys()].at(-1)).toMatch(/^project-3\.cycle-1\.submission\./u);
  expect(room.logger.told('The project is not held any more')).toEqual([
    { projectId: '3', reason: 'What was held is not due any more.' },
  ]);
});

test('what is released goes out with the next look, whatever has gone out before', async () => {
  const room = kickoffRoom(4);
  await sweepAll(room);
  expect(await room.held.say('released', 'all')).toEqual(['3', '4']);
  await sweepAll(room);
  expect(stateOf(room)).toEqual({
    tasks: ['1', '2', '3', '4'],
    emails: ['1', '2', '3', '4'],
    stamped: ['1', '2', '3', '4'],
    held: [],
  });
});

test('what is dropped is stamped and told nobody, now and later', async () => {
  const room = kickoffRoom(3);
  await sweepAll(room);
  await room.held.say('dropped', ['3']);
  await sweepAll(room);
  room.clock.advance(24 * oneHour);
  await sweepAll(room);
  expect(stateOf(room)).toEqual({
    tasks: ['1', '2'],
    emails: ['1', '2'],
    stamped: ['1', '2', '3'],
    held: [],
  });
  const noted = room.history.noted.at(-1);
  expect(noted?.projectId).toBe('3');
  expect(noted?.reason).toMatch(/^Dropped by an admin, not announced\. The creative refresh is due/u);
});

test('what an activation has left over is adopted in its words, and not in those of an admin who dropped it', async () => {
  const room = kickoffRoom(1);
  const handoffs = ['1 kickoff'] as const;
  const burden = { projectId: '1', cycle: anyCycle, name: 'Project 1', handoffs, keys: [] };
  const reason = 'It could not be adopted when the app went live: HubSpot refused.';
  await room.held.hold([{ burden: { ...burden, kickoffs: [], emails: [] }, reason }], room.clock.now());
  await room.held.say('dropped', ['1']);
  await sweepAll(room);
  expect(stateOf(room)).toEqual({ tasks: [], emails: [], stamped: ['1'], held: [] });
  expect(room.history.noted.map((noted) => noted.reason)).toEqual([
    expect.stringMatching(
      /^Adopted, not announced: it was so before the app went live\. The creative refresh is due/u,
    ),
  ]);
});

test('a held project that is deleted leaves the list', async () => {
  const room = kickoffRoom(3);
  await sweepAll(room);
  room.account.projects.delete('3');
  await room.mark('project', '3', priorities.sweep);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ held: [] });
});

test('work that was let through and is cut short is not stopped half-way by the brake', async () => {
  const room = kickoffRoom(2);
  room.account.before('updateProjects', () => {
    throw new Error('HubSpot is away');
  });
  await sweepAll(room);
  expect(stateOf(room)).toMatchObject({ tasks: ['1', '2'], stamped: [], held: [] });
  room.settings = { ...room.settings, brake: { kickoffsPerSweep: 1, emailsPerPersonPerSweep: 1 } };
  room.clock.advance(60_000);
  await room.settle();
  expect(stateOf(room)).toMatchObject({ tasks: ['1', '2'], stamped: ['1', '2'], held: [] });
});
