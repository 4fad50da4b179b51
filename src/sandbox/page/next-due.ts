import type { CardAnswer, CardRefused } from '../ask-card.ts';
import { daysBetween } from './guide.ts';

/** Whole days until the app does the next of these things by itself; null: none is due by itself. */
export function daysToNextDue(cards: readonly (CardAnswer | CardRefused)[], today: string): number | null {
  const days = cards.flatMap((card) => {
    if ('refused' in card || card.next.by !== 'app' || card.next.on === null) return [];
    return [daysBetween(today, card.next.on)];
  });
  const ahead = days.filter((number) => number > 0);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
