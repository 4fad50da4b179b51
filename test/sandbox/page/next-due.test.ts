import { expect, it } from 'vitest';
import type { CardAnswer } from '../../../src/sandbox/ask-card.ts';
import { daysToNextDue } from '../../../src/sandbox/page/next-due.ts';

const card = (by: string, on: string | null): CardAnswer => ({
  ...{ name: 'Harbor', cycle: 1, status: 'blank', refreshDate: null, cadence: { days: 90 } },
  ...{ waitingOn: 'nobody', waitingOnPeople: [], next: { handoff: null, by, on, what: '' } },
  ...{ adSets: [], looseTickets: [], missing: [], lastHandoffs: [] },
});

it('the next thing due is the nearest day on which the app acts by itself', () => {
  const cards = [
    card('app', '2026-03-12'),
    card('app', '2026-03-09'),
    card('sas', '2026-03-05'),
    card('app', '2026-03-02'),
    card('app', null),
    { refused: 404, because: 'gone' },
  ];
  expect(daysToNextDue(cards, '2026-03-02')).toBe(7);
  // The clocks change on 8 March; a day is a day.
  expect(daysToNextDue([card('app', '2026-03-09')], '2026-03-07')).toBe(2);
});

it('where people have to act first, nothing is due by itself', () => {
  expect(daysToNextDue([card('sas', null), card('app', '2026-03-02')], '2026-03-02')).toBeNull();
});
