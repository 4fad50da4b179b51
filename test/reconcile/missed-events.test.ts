import { expect, test } from 'vitest';
import type { Handoff } from '../../src/domain/decision.ts';
import { priorities, type Priority } from '../../src/reconcile/ports/work-queue.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { projectWrite, task } from './effects.ts';
import { Room, quietDecision } from './room.ts';

/** A room in which a look at project 1 fires this handoff. */
function aRoomThatFires(handoff: Handoff): Room {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.decide = (snapshot, _rules, now) => ({
    ...quietDecision(snapshot),
    effects: [task('t', '1'), projectWrite('1', { waitingSince: now })],
    fired: [{ handoff, reason: 'The status says so.' }],
  });
  return room;
}

async function missedBy(room: Room, priority: Priority): Promise<readonly (readonly [string, number])[]> {
  await room.mark('project', '1', priority);
  await room.reconciler.pass();
  return [...room.meter.counts].filter(([name]) => name.startsWith('missed event'));
}

test('what a person did and a sweep had to find is counted as missed', async () => {
  expect(await missedBy(aRoomThatFires('7 approval'), priorities.sweep)).toEqual([
    ['missed event 7 approval', 1],
  ]);
});

test.each([
  ['a person', priorities.person],
  ['a bulk edit', priorities.bulk],
] as const)('what an event told of %s is not', async (_, priority) => {
  expect(await missedBy(aRoomThatFires('7 approval'), priority)).toEqual([]);
});

test('what an event told while it waited for the sweep’s turn is not', async () => {
  const room = aRoomThatFires('7 approval');
  await room.mark('project', '1', priorities.person);
  expect(await missedBy(room, priorities.sweep)).toEqual([]);
});

test('a kickoff is not: no event tells that a day has come', async () => {
  expect(await missedBy(aRoomThatFires('1 kickoff'), priorities.sweep)).toEqual([]);
});

test('what could not be carried out is not counted before it is', async () => {
  const room = aRoomThatFires('7 approval');
  room.account.before('updateProjects', () => Promise.reject(new Error('HubSpot hung up')));
  expect(await missedBy(room, priorities.sweep)).toEqual([]);
  room.clock.advance(60_000);
  await room.reconciler.pass();
  expect(room.meter.counts.get('missed event 7 approval')).toBe(1);
});

test('in shadow mode nothing is, as every sweep finds the same again', async () => {
  const room = aRoomThatFires('7 approval');
  room.mode = 'shadow';
  expect(await missedBy(room, priorities.sweep)).toEqual([]);
});
