import { expect, test } from 'vitest';
import {
  midnightOf,
  readChecked,
  readDate,
  readInstant,
  readText,
  readWholeNumber,
  writeInstant,
  writeNumber,
  writeText,
} from '../../../src/hubspot/mapping/values.ts';

test.each([
  ['2026-10-05T14:00:00.123Z', 1791208800123],
  ['2026-10-05T14:00:00Z', 1791208800000],
  ['1791208800000', 1791208800000],
  ['', null],
  [null, null],
  [undefined, null],
  ['soon', null],
  ['99999999999999999999', null],
])('the datetime %j is read as the instant %j', (value, expected) => {
  expect(readInstant(value)).toBe(expected);
});

test.each([
  ['2026-10-05', '2026-10-05'],
  ['2026-10-05T00:00:00Z', '2026-10-05'],
  ['1791158400000', '2026-10-05'],
  ['-86400000', '1969-12-31'],
  ['', null],
  [null, null],
  ['next week', null],
  ['99999999999999999999', null],
  ['8640000000000000', null],
])('the date %j is read as the calendar date %j', (value, expected) => {
  expect(readDate(value)).toBe(expected);
});

test.each([
  ['4', 4],
  ['1e2', 100],
  ['-3', -3],
  ['0', 0],
  ['4.5', null],
  ['1e308', null],
  ['99999999999999999999', null],
  ['', null],
  [null, null],
  ['four', null],
])('the number %j is counted as %j', (value, expected) => {
  expect(readWholeNumber(value)).toBe(expected);
});

test.each([
  ['  ', null],
  ['', null],
  [undefined, null],
  [' as typed ', ' as typed '],
])('the text %j is read as %j', (value, expected) => {
  expect(readText(value)).toBe(expected);
});

test.each([
  ['copy;graphics', ['copy', 'graphics']],
  ['copy; graphics;', ['copy', 'graphics']],
  ['copy', ['copy']],
  ['', []],
  [null, []],
])('the checkboxes %j are read as %j', (value, expected) => {
  expect(readChecked(value)).toEqual(expected);
});

test('null clears a property, whatever its type', () => {
  expect([writeInstant(null), writeText(null), writeNumber(null)]).toEqual(['', '', '']);
});

test('an instant keeps its milliseconds, and a date becomes midnight UTC for a search', () => {
  expect(writeInstant(1791208800123)).toBe('2026-10-05T14:00:00.123Z');
  expect(midnightOf('2026-10-05')).toBe('1791158400000');
});
