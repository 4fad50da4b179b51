import { expect, it } from 'vitest';
import { instantOfSince, sinceForm } from '../../../src/admin/report/since.ts';
import { OperationRefused } from '../../../src/admin/operation.ts';
import { at, homeZone, wallTimeOf } from '../../support/given/moments.ts';

/** A Tuesday, two days after the clocks were put forward. */
const now = at('2026-03-10 15:00');
const since = (text: string) => wallTimeOf(instantOfSince(text, now, homeZone));

it.each([
  ['2026-03-02', '2026-03-02 00:00', 'a day begins at midnight in the account'],
  ['2026-03-10', '2026-03-10 00:00', 'today counts'],
  ['7d', '2026-03-03 15:00', 'days end at the same time of day, although one of them had 23 hours'],
  ['72h', '2026-03-07 14:00', 'hours are hours'],
  ['0d', '2026-03-10 15:00', 'no time at all'],
])('%s means %s: %s', (text, expected) => {
  expect(since(text)).toBe(expected);
});

it.each([
  ['2026-03-11', '2026-03-11 is still to come: name a day that has begun.'],
  ['2026-02-30', 'There is no day 2026-02-30: write it as in 2026-03-02.'],
])('%s is refused', (text, message) => {
  expect(() => since(text)).toThrow(new OperationRefused('bad input', message));
});

it.each(['', '7', 'd', '-7d', '7 d', '12345d', '2026-3-2', 'yesterday', '2026-03-02T10:00'])(
  '"%s" is no way to say it',
  (text) => {
    expect(sinceForm.test(text)).toBe(false);
  },
);
