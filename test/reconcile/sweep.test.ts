import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Loop } from '../../src/reconcile/loop.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import type { OverviewNote } from '../../src/reconcile/ports/overview.ts';
import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { createSweep } from '../../src/reconcile/sweep.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room } from './room.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

const oneHour = 60 * 60_000;

/** Once a day, counted from each sweep to the next, besides that of the hour. */
const daily = { everyMinutes: 24 * 60 };

function sweepOf(room: Room, marked = (): void => undefined) {
  const sweep = createSweep({
    ...room.parts(),
    marked,
    sweepsYield: () => room.sweepsYield,
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

test('a sweep has those looked at as well that no search finds any more and nobody told of', async () => {
  const room = new Room();
  const seen = (projectId: string, hoursAgo: number, changes: Partial<OverviewNote> = {}): OverviewNote => ({
    ...{ projectId, objectTypeId: '2-1001', name: projectId, cycle: 1, status: 'deliverable_submitted' },
    ...{ isUnderWay: true, handoff: null, waitingOn: 'nobody', people: [], waitingSince: null, limit: null },
    ...{ stallsAt: null, kickoffOn: null, submissionOn: null, refreshOn: null, mode: 'live' },
    lookedAt: room.clock.now() - hoursAgo * oneHour,
    ...changes,
  });
  await room.overview.note([
    seen('deleted', 3.1),
    seen('just looked at', 3),
    seen('idle', 9, { isUnderWay: false, kickoffOn: '2026-03-03' }),
    seen('due', 9, { isUnderWay: false, kickoffOn: '2026-03-02' }),
  ]);
  expect(await sweepOf(room).sweep()).toBe(0);
  expect(room.due()).toEqual(['project due', 'project deleted']);
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

test('it sweeps out of turn when it is told to, and from then on counts anew', async () => {
  const room = new Room();
  const sweep = sweepOf(room);
  const sweeps = () => room.logger.told('Swept').length;
  sweep.start();
  await sweep.idle();
  room.clock.advance(50 * 60_000);
  sweep.soon();
  await sweep.idle();
  expect(sweeps()).toBe(2);
  room.clock.advance(59 * 60_000);
  await sweep.idle();
  expect(sweeps()).toBe(2);
});

test('told to sweep while a sweep is under way, it sweeps once more: that one may have gone by the old rules', async () => {
  const room = new Room();
  const sweep = sweepOf(room);
  const details = room.account.details.bind(room.account);
  vi.spyOn(room.account, 'details').mockImplementationOnce(() => {
    sweep.soon();
    return details();
  });
  sweep.start();
  await sweep.idle();
  expect(room.logger.told('Swept')).toHaveLength(2);
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

/** Sweeps that were carried out so far. */
const sweepsOf = (room: Room): number => room.logger.told('Swept').length;

/** Moves the clock to that instant and waits until the loop has done what is due. */
async function goTo(room: Room, sweep: Loop, instant: string): Promise<void> {
  room.clock.advance(Date.parse(instant) - room.clock.now());
  await sweep.idle();
}

/** A room that has just been swept for the first time, at nine in the morning. */
async function sweptRoom(settings: unknown): Promise<{ readonly room: Room; readonly sweep: Loop }> {
  const room = new Room();
  room.account.timeZone = 'UTC';
  room.settings = parseSettings({ sweep: settings });
  const sweep = sweepOf(room);
  sweep.start();
  await sweep.idle();
  return { room, sweep };
}

describe('When the hour comes from which the day’s handoffs go out', () => {
  test('there is a sweep on the minute, once a day, besides the usual ones', async () => {
    const { room, sweep } = await sweptRoom({ ...daily, hour: 10 });
    const after: [string, number][] = [];
    for (const instant of [
      '2026-03-02T09:59:59Z',
      '2026-03-02T10:00:00Z',
      '2026-03-02T23:59:00Z',
      '2026-03-03T09:59:59Z',
      '2026-03-03T10:00:00Z',
    ]) {
      await goTo(room, sweep, instant);
      after.push([instant, sweepsOf(room)]);
    }
    expect(after).toEqual([
      ['2026-03-02T09:59:59Z', 1],
      ['2026-03-02T10:00:00Z', 2],
      ['2026-03-02T23:59:00Z', 2],
      ['2026-03-03T09:59:59Z', 2],
      ['2026-03-03T10:00:00Z', 3],
    ]);
  });

  test('a project no event ever told of is marked for it', async () => {
    const { room, sweep } = await sweptRoom({ ...daily, hour: 10 });
    room.account.projects.set('1', projectRecord({ id: '1', refreshDate: '2026-03-10' }));
    await goTo(room, sweep, '2026-03-02T10:00:00Z');
    expect(room.due()).toEqual(['project 1']);
  });

  test.each([
    ['skipped, it is the next one there is', '2026-03-08T05:00:00Z', 2, '2026-03-08T07:00:00Z'],
    ['there twice, it is the first one', '2026-11-01T04:00:00Z', 1, '2026-11-01T05:00:00Z'],
  ])('on a day on which it is %s', async (_case, start, hour, then) => {
    const room = new Room();
    room.account.timeZone = 'America/New_York';
    room.settings = parseSettings({ sweep: { ...daily, hour } });
    room.clock.advance(Date.parse(start) - room.clock.now());
    const sweep = sweepOf(room);
    sweep.start();
    await sweep.idle();
    const sweeps = [sweepsOf(room)];
    for (const ms of [Date.parse(then) - 1, Date.parse(then), Date.parse(then) + oneHour]) {
      await goTo(room, sweep, new Date(ms).toISOString());
      sweeps.push(sweepsOf(room));
    }
    expect(sweeps).toEqual([1, 1, 2, 2]);
  });

  test('an hour that an admin sets meanwhile counts at once', async () => {
    const { room, sweep } = await sweptRoom(daily);
    room.settings = parseSettings({ sweep: { ...daily, hour: 10 } });
    await goTo(room, sweep, '2026-03-02T10:00:00Z');
    expect(sweepsOf(room)).toBe(2);
  });

  test('a sweep it began in vain is tried again a minute later, and not sooner', async () => {
    const { room, sweep } = await sweptRoom({ ...daily, hour: 10 });
    room.account.before('findOpenProjects', () => Promise.reject(new AccountError('later', 'down')));
    await goTo(room, sweep, '2026-03-02T10:00:00Z');
    const calls = room.account.callsOf('findOpenProjects');
    await goTo(room, sweep, '2026-03-02T10:00:59Z');
    expect([sweepsOf(room), room.account.callsOf('findOpenProjects') - calls]).toEqual([1, 0]);
    room.clock.advance(1000);
    await vi.waitFor(() => expect(sweepsOf(room)).toBe(2));
  });

  test('at hour 0 no sweep is added to the usual ones', async () => {
    const { room, sweep } = await sweptRoom(daily);
    await goTo(room, sweep, '2026-03-03T08:59:59Z');
    expect(sweepsOf(room)).toBe(1);
    await goTo(room, sweep, '2026-03-03T09:00:00Z');
    expect(sweepsOf(room)).toBe(2);
  });
});

test("no sweep begins while most of the day's calls are used, unless somebody asks for one", async () => {
  const room = new Room();
  room.sweepsYield = true;
  const sweep = sweepOf(room);
  sweep.start();
  await sweep.idle();
  expect(room.account.callsOf('findOpenProjects')).toBe(0);
  await sweep.sweep();
  expect(room.account.callsOf('findOpenProjects')).toBe(1);
  room.clock.advance(oneHour);
  await sweep.idle();
  expect(room.account.callsOf('findOpenProjects')).toBe(1);
  room.sweepsYield = false;
  await vi.waitFor(() => expect(room.account.callsOf('findOpenProjects')).toBe(2));
});
