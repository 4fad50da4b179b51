import { describe, expect, it } from 'vitest';
import {
  dateInWords,
  dateOf,
  distanceInWords,
  spanInWords,
  timeInWords,
} from '../../../src/hubspot-app/app/cards/days.ts';

describe('days and times on the card', () => {
  it('are written out, so that nobody takes the day for the month', () => {
    expect(dateInWords('2026-03-02')).toBe('2 March 2026');
    expect(timeInWords('2026-03-02T19:05:00.000Z', 'America/New_York')).toBe('2 March 2026, 14:05');
  });

  it('are those of the account, not those of UTC or of the reader', () => {
    const lateEvening = '2026-03-02T03:30:00.000Z';
    expect(dateOf(lateEvening, 'America/New_York')).toBe('2026-03-01');
    expect(dateOf(lateEvening, 'Asia/Tokyo')).toBe('2026-03-02');
    expect(timeInWords(lateEvening, 'America/New_York')).toBe('1 March 2026, 22:30');
    expect(timeInWords('2026-03-02T05:00:00.000Z', 'America/New_York')).toBe('2 March 2026, 00:00');
  });

  it('are those of UTC where HubSpot names a zone that is not known here', () => {
    expect(timeInWords('2026-03-02T03:30:00.000Z', 'Middle/Earth')).toBe('2 March 2026, 03:30');
  });

  it.each([
    ['2026-03-05', 'since today'],
    ['2026-03-06', 'since today'],
    ['2026-03-04', 'for 1 day'],
    ['2026-02-05', 'for 28 days'],
  ])('say how long something has lasted since %s: %s', (from, words) => {
    expect(spanInWords(from, '2026-03-05')).toBe(words);
  });

  it.each([
    ['2026-03-05', 'today'],
    ['2026-03-06', 'in 1 day'],
    ['2026-03-12', 'in 7 days'],
    ['2026-03-04', '1 day ago'],
    ['2026-02-28', '5 days ago'],
  ])('say how far away %s is: %s', (date, words) => {
    expect(distanceInWords(date, '2026-03-05')).toBe(words);
  });

  it('count whole days across the change of clocks', () => {
    expect(distanceInWords('2026-03-09', '2026-03-07')).toBe('in 2 days');
  });
});
