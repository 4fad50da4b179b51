import { afterEach, expect, test, vi } from 'vitest';
import type { Loop } from '../../src/reconcile/loop.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { createSweep } from '../../src/reconcile/sweep.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room } from './room.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

function sweepOf(room: Room, marked = (): void => undefined) {
  const sweep = createSweep({
    ...room.parts(),
    marked,
    pollMs: 5,
  });
  started.push(sweep);
  return sweep;
}

test('a sweep marks every open project and ticket, page by page, behind all other work', async () => {
  const room = new Room();
  room.account.pageSize = 2;
  for (let id = 1; id <= 5; id += 1) {
    room.account.projects.set(`${id}`, projectRecord({ id: `${id}`, refreshDate: '2026-03-10' }));
    room.account.tickets.set(`7${id}`, ticketRecord({ id: `7${id}` }));
  }
  let told = 0;
  expect(await sweepOf(room, () => (told += 1)).sweep()).toBe(10);
  const [first] = room.queue.rows.values();
  expect(first).toMatchObject({ priority: priorities.sweep, dueAt: room.clock.now() });
  expect(room.due()).toEqual([
    ...['1', '2', '3', '4', '5'].map((id) => `project ${id}`),
    ...['71', '72', '73', '74', '75'].map((id) => `ticket ${id}`),
  ]);
  expect([room.account.callsOf('findOpenProjects'), room.account.callsOf('findOpenTickets')]).toEqual([3, 3]);
  expect(told).toBe(6);
  expect(room.meter.counts.get('sweep')).toBe(10);
});

test('the days of lead are counted from today in the time zone of the account', async () => {
  const room = new Room();
  room.account.timeZone = 'Pacific/Kiritimati';
  room.clock.advance(3 * 3_600_000);
  room.account.projects.set('1', projectRecord({ id: '1', refreshDate: '2026-03-18' }));
  room.account.projects.set('2', projectRecord({ id: '2', refreshDate: '2026-03-19' }));
  await sweepOf(room).sweep();
  expect(room.due()).toEqual(['project 1']);
});

test('it sweeps at the start and then whenever the configured time has passed by the clock', async () => {
  const room = new Room();
  const sweep = sweepOf(room);
  const sweeps = () => room.logger.told('Swept').length;
  sweep.start();
  await sweep.idle();
  expect(sweeps()).toBe(1);
  room.clock.advance(59 * 60_000);
  await sweep.idle();
  expect(sweeps()).toBe(1);
  room.clock.advance(60_000);
  await vi.waitFor(() => expect(sweeps()).toBe(2));
  room.clock.advance(5 * 86_400_000);
  await vi.waitFor(() => expect(sweeps()).toBe(3));
  room.clock.advance(-2 * 86_400_000);
  await vi.waitFor(() => expect(sweeps()).toBe(4));
});

test('a sweep that fails is tried again a minute later', async () => {
  const room = new Room();
  room.account.projects.set('1', projectRecord({ id: '1' }));
  room.account.before('findOpenProjects', () => Promise.reject(new AccountError('later', 'down')));
  const sweep = sweepOf(room);
  sweep.start();
  await sweep.idle();
  expect(room.due()).toEqual([]);
  room.clock.advance(60_000);
  await vi.waitFor(() => expect(room.due()).toEqual(['project 1']));
});
