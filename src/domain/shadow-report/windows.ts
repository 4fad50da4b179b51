import type { Handoff } from '../decision.ts';

const day = 24 * 60 * 60_000;

/** How long before it came due, and how long after the app saw it, a deed still counts as the same handoff; ms. */
export interface Window {
  readonly before: number;
  readonly after: number;
}

/** The handoffs whose traces can be seen in HubSpot; of the others only an email would go out. */
export type ComparedHandoff = Exclude<Handoff, '9 confirmation' | 'upkeep'>;

export const windows: Readonly<Record<ComparedHandoff, Window>> = {
  // Talking to the client a month ahead is early, not something else; up to the refresh date it still serves.
  '1 kickoff': { before: 15 * day, after: 15 * day },
  // The date is changed in the same sitting as the status, or when somebody goes through the list once a week.
  '2a declined': { before: day, after: 7 * day },
  '2b requested': { before: day, after: 7 * day },
  // Eager people submit tickets in the week before the date; a week after it the client has noticed.
  '3 submission cue': { before: 7 * day, after: 7 * day },
  // The standard turnaround is a working week: whoever has not begun by then was not told.
  '4 tickets': { before: day, after: 7 * day },
  // The task to share is due the next business day: with a weekend and a holiday that makes five.
  '5 review': { before: 2 * day, after: 5 * day },
  // The ticket is pulled back and flagged in one sitting; whatever came before belongs to the round before.
  '6 revisions': { before: day / 24, after: 5 * day },
  // The same for the task to implement; it may be made a day before the status is moved.
  '7 approval': { before: 2 * day, after: 5 * day },
  // As for a "no": the date is changed in the same sitting, or once a week.
  '8 close': { before: day, after: 7 * day },
};

/** A task for the same person, whatever it is called, counts only so close to the handoff; ms. */
export const sameRoleWithin = 2 * day;

/** People count the next date from the day they get to it, and round to a weekday they like; days. */
export const sameDateWithin = 7;

/** Done so many windows late, it is told as late; later than that, as something of its own. */
export const lateWithin = 4;

/** The longest time between a note and a deed that is told with it; ms. */
export const longestReach = lateWithin * Math.max(...Object.values(windows).map(({ after }) => after));
