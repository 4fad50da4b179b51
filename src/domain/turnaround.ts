import type { AdSet } from './ad-sets.ts';
import type { Rules } from './rules.ts';

/** Business days the creative team has: the standard time, or the extended one for a large ad set. */
export function businessDaysOf(set: AdSet | null, { turnaround }: Rules): number {
  return isLarge(set, { turnaround }) ? turnaround.extendedBusinessDays : turnaround.standardBusinessDays;
}

export function isLarge(set: AdSet | null, { turnaround }: Pick<Rules, 'turnaround'>): boolean {
  return set !== null && set.tickets.length >= turnaround.extendedFromTickets;
}
