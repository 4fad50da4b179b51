import { afterEach, describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  instantAt,
  inWords,
  nextInstantOfHour,
  todayIn,
} from '../../src/domain/calendar.ts';
import { aProject } from '../support/given/a-project.ts';
import { aQueuedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

describe('Dates are whole days in the account’s zone', () => {
  it('today differs between zones at the same instant', () => {
    const instant = Date.UTC(2026, 2, 12, 10, 30);
    expect(['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'].map((zone) => todayIn(zone, instant))).toEqual([
      '2026-03-13',
      '2026-03-12',
      '2026-03-11',
    ]);
  });
});

describe('The server’s own zone', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('never matters', () => {
    const decisions = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      process.env['TZ'] = zone;
      return given(aProject({ refreshDate: '2026-04-01' }), aTicket()).on('2026-03-17 00:00').decision;
    });
    expect(decisions[1]).toEqual(decisions[0]);
    expect(decisions[2]).toEqual(decisions[0]);
  });
});

describe('Due times on days when the clocks change', () => {
  it('are moved to the next time there is where the hour is skipped, and to the first where it comes twice', () => {
    expect(instantAt('2026-03-08', '02:30', 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(instantAt('2026-11-01', '01:30', 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('follow a configured time of day', () => {
    const decided = given(aProject({ refreshDate: '2026-03-17' }))
      .ruledBy({ tasks: { dueTime: '08:15' } })
      .on('2026-03-06');
    expect(decided.the('create task').dueAt).toBe(at('2026-03-10 08:15'));
  });

  it('of extended tasks count from the day of issue in the account’s zone', () => {
    const tickets = ['11', '12', '13', '14', '15'].map((id) =>
      aQueuedTicket({ id, queuedAt: at('2026-03-10 23:30') }),
    );
    const decided = given(aProject({ status: 'deliverable_submitted' }), ...tickets)
      .and({ issued: [anOpenTask('601', 'ticket-11.round-0.queue.copy.task', at('2026-03-17 17:00'))] })
      .on('2026-03-12');
    expect(decided.the('change task').dueAt).toBe(at('2026-03-19 17:00'));
  });
});

describe('The next time an hour comes', () => {
  const newYork = 'America/New_York';

  it.each([
    ['later on the same day', '2026-03-12 07:59', 8, '2026-03-12 08:00'],
    ['tomorrow where it is that hour just now', '2026-03-12 08:00', 8, '2026-03-13 08:00'],
    ['tomorrow where it has passed', '2026-03-12 21:30', 8, '2026-03-13 08:00'],
    ['at the end of a month', '2026-03-31 23:59', 23, '2026-04-01 23:00'],
    ['at three on a day that skips two', '2026-03-08 00:00', 2, '2026-03-08 03:00'],
    ['the next day after the first of two ones', '2026-11-01 01:00', 1, '2026-11-02 01:00'],
  ] as const)('is %s', (_case, now, hour, next) => {
    expect(nextInstantOfHour(at(now, newYork), hour, newYork)).toBe(at(next, newYork));
  });

  it('is a day later where a zone skips a whole day', () => {
    expect(nextInstantOfHour(at('2011-12-29 10:00', 'Pacific/Apia'), 9, 'Pacific/Apia')).toBe(
      at('2011-12-31 09:00', 'Pacific/Apia'),
    );
  });
});

describe('Business days', () => {
  it.each([
    ['none from a business day is that day', '2026-03-12', 0, [], '2026-03-12'],
    ['none from a Saturday is Monday', '2026-03-14', 0, [], '2026-03-16'],
    ['one from Friday is Monday', '2026-03-13', 1, [], '2026-03-16'],
    ['one from Sunday is Monday', '2026-03-15', 1, [], '2026-03-16'],
    ['five from Thursday is Thursday', '2026-03-12', 5, [], '2026-03-19'],
    ['holidays are skipped', '2026-12-23', 2, ['2026-12-24', '2026-12-25'], '2026-12-29'],
    ['none from a holiday is the day after it', '2026-12-25', 0, ['2026-12-25'], '2026-12-28'],
  ] as const)('%s', (_case, from, count, holidays, expected) => {
    expect(addBusinessDays(from, count, holidays)).toBe(expected);
  });

  it('are counted afresh where the holidays are others', () => {
    const fromWednesday = (...holidays: readonly string[]) => addBusinessDays('2026-12-23', 1, holidays);
    expect([
      fromWednesday(),
      fromWednesday('2026-12-24'),
      fromWednesday('2026-12-24', '2026-12-25'),
      fromWednesday('2026-12-25'),
      fromWednesday(),
    ]).toEqual(['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-24', '2026-12-24']);
  });
});

describe('Dates in words', () => {
  it('name the month', () => {
    expect([inWords('2026-01-02'), inWords('2026-12-31')]).toEqual(['2 January 2026', '31 December 2026']);
  });
});
