import { describe, expect, it } from 'vitest';
import { nextRefreshDate, type NextRefreshDateRequest } from '../../src/domain/next-refresh-date.ts';
import { someRules } from '../support/given/rules.ts';

const rules = someRules({ cadence: { defaultDays: 90, byPackage: { Gold: 30 } } });

/** Asked on 1 March 2026 for a project that is due on the twelfth. */
function asked(
  request: Partial<Omit<NextRefreshDateRequest, 'project'>>,
  project: Partial<NextRefreshDateRequest['project']> = {},
) {
  return nextRefreshDate(
    {
      project: { cadenceDays: null, package: null, refreshDate: '2026-03-12', ...project },
      today: '2026-03-01',
      countFrom: 'today',
      cadenceDays: null,
      ...request,
    },
    rules,
  );
}

describe('The next refresh date', () => {
  it.each([
    ['today', '2026-05-30'],
    ['refresh_date', '2026-06-10'],
  ] as const)('is one cadence from the day it is counted from: %s', (countFrom, date) => {
    expect(asked({ countFrom })).toEqual({
      ok: true,
      date,
      cadence: { days: 90, source: 'default', warnings: [] },
    });
  });

  it.each([
    ['the project’s own', { cadenceDays: '60', package: 'Gold' }, '2026-04-30', 60, 'project'],
    ['that of its package', { package: 'Gold' }, '2026-03-31', 30, 'package'],
  ] as const)(
    'uses the cadence of the project as the process does: %s',
    (_case, project, date, days, source) => {
      expect(asked({}, project)).toEqual({ ok: true, date, cadence: { days, source, warnings: [] } });
    },
  );

  it('passes over an unusable cadence on the project, and says so', () => {
    expect(asked({}, { cadenceDays: 'often' })).toEqual({
      ok: true,
      date: '2026-05-30',
      cadence: {
        days: 90,
        source: 'default',
        warnings: [
          'The project\'s own cadence "often" is not a whole number of days from 1 to 730, so it is ignored.',
        ],
      },
    });
  });

  it.each([1, 45, 730])('counts %i days where they are asked for, whatever the project says', (days) => {
    expect(asked({ cadenceDays: days }, { cadenceDays: '60' })).toMatchObject({
      ok: true,
      cadence: { days, source: 'input', warnings: [] },
    });
    expect(asked({ cadenceDays: 45, countFrom: 'refresh_date' })).toMatchObject({ date: '2026-04-26' });
  });

  it.each([0, -30, 731, 30.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to count %d days', (days) => {
    expect(asked({ cadenceDays: days })).toEqual({ ok: false, because: 'bad cadence' });
  });

  it('cannot be counted from a refresh date that is not there, but from today it can', () => {
    expect(asked({ countFrom: 'refresh_date' }, { refreshDate: null })).toEqual({
      ok: false,
      because: 'no refresh date',
    });
    expect(asked({}, { refreshDate: null })).toMatchObject({ ok: true, date: '2026-05-30' });
  });

  it('is not repeated until it lies ahead: a date long past gives another one that is past', () => {
    expect(
      asked({ countFrom: 'refresh_date', cadenceDays: 30 }, { refreshDate: '2025-01-01' }),
    ).toMatchObject({ date: '2025-01-31' });
  });
});
