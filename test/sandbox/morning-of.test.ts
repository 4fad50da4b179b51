import { expect, it } from 'vitest';
import { morningOf } from '../../src/sandbox/morning-of.ts';

it('the morning of a day is half past nine there, whatever the hour and the season', () => {
  const morning = (instant: string) =>
    new Date(morningOf('America/New_York', Date.parse(instant))).toISOString();
  expect(morning('2026-03-02T04:59:00Z')).toBe('2026-03-01T14:30:00.000Z');
  expect(morning('2026-03-02T05:00:00Z')).toBe('2026-03-02T14:30:00.000Z');
  expect(morning('2026-07-01T23:00:00Z')).toBe('2026-07-01T13:30:00.000Z');
});
