import { beforeEach, describe, expect, it } from 'vitest';
import { calculateNextRefreshDate } from '../../src/workflow-actions/actions/next-refresh-date.ts';
import type { ActionInputs } from '../../src/workflow-actions/action-call.ts';
import { Agency } from './agency.ts';

let agency: Agency;
beforeEach(() => {
  agency = new Agency();
});

function calculate(inputs: ActionInputs) {
  return calculateNextRefreshDate(agency.surroundings, { record: { id: '7', type: '2-1001' }, inputs });
}

function answer(date: string, days: number, source: string) {
  return {
    ok: true,
    outputs: {
      next_refresh_date: Date.parse(`${date}T00:00:00Z`),
      next_refresh_date_text: date,
      cadence_days_used: days,
      cadence_source: source,
    },
  };
}

describe('a workflow calculates the next refresh date', () => {
  it.each([
    ['from today, by default', {}, answer('2026-05-31', 90, 'default')],
    ['from the scheduled date', { count_from: 'refresh_date' }, answer('2026-06-08', 90, 'default')],
    [
      'with a cadence of its own',
      { cadence_days: 30, count_from: 'today' },
      answer('2026-04-01', 30, 'input'),
    ],
    ['with a cadence written as a text', { cadence_days: '30' }, answer('2026-04-01', 30, 'input')],
    ['with empty fields', { cadence_days: null, count_from: null }, answer('2026-05-31', 90, 'default')],
  ])('%s', async (_how, inputs, expected) => {
    agency.addProject();
    expect(await calculate(inputs)).toEqual(expected);
  });

  it('with the cadence of the project', async () => {
    agency.addProject({ cadenceDays: '60' });
    expect(await calculate({})).toEqual(answer('2026-05-01', 60, 'project'));
  });

  it('on the day it is where the account lives, not where the server does', async () => {
    agency.addProject();
    agency.account.timeZone = 'Pacific/Auckland';
    agency.clock.advance(4 * 60 * 60_000);
    expect(await calculate({ cadence_days: 1 })).toEqual(answer('2026-03-04', 1, 'input'));
  });

  it('and changes nothing anywhere', async () => {
    agency.addProject();
    const before = agency.project();
    await calculate({});
    expect(agency.project()).toEqual(before);
    expect(agency.account.calls.filter((call) => /create|update/u.test(call))).toEqual([]);
    expect(agency.room.queue.rows.size).toBe(0);
  });

  it.each([0, 731, 1.5, '-3', 'ninety', '30 days'])('not with a cadence of %s', async (cadence_days) => {
    expect(await calculate({ cadence_days })).toEqual({
      ok: false,
      errorCode: 'BAD_CADENCE',
      message:
        'cadence_days must be a whole number from 1 to 730, or be left empty for the cadence of the project.',
    });
    expect(agency.account.calls).toEqual([]);
  });

  it('not from a day that nobody offered', async () => {
    expect(await calculate({ count_from: 'yesterday' })).toEqual({
      ok: false,
      errorCode: 'BAD_INPUT',
      message: 'count_from must be one of today, refresh_date.',
    });
    expect(agency.account.calls).toEqual([]);
  });

  it('not from a scheduled date that is not there', async () => {
    agency.addProject({ refreshDate: null });
    expect(await calculate({ count_from: 'refresh_date' })).toEqual({
      ok: false,
      errorCode: 'NO_REFRESH_DATE',
      message: 'The creative project has no refresh date to count from. Set one, or count from today.',
    });
    expect(await calculate({})).toEqual(answer('2026-05-31', 90, 'default'));
  });

  it('not of a project that does not exist', async () => {
    expect(await calculate({})).toEqual({
      ok: false,
      errorCode: 'RECORD_NOT_FOUND',
      message: 'There is no creative project 7.',
    });
  });
});
