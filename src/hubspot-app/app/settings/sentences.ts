import type { Preview } from './answer.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-03-12` as 12 March 2026; anything that is no such date as it is. */
export function dateInWords(date: string): string {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(parsed) ? day.format(parsed) : date;
}

/** An ISO time as day and time of day in the given zone, in UTC where the zone is not known. */
export function timeInWords(instant: string, timeZone: string): string {
  const parsed = Date.parse(instant);
  return Number.isNaN(parsed) ? instant : timeFormat(timeZone).format(parsed);
}

function timeFormat(timeZone: string): Intl.DateTimeFormat {
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' });
  }
}

/** The days of one refresh, in the order in which they come. */
export function previewInWords(preview: Preview): string {
  const { refreshDate, kickoff, cue, next } = preview;
  return `Refresh on ${dateInWords(refreshDate)} → kickoff ${dateInWords(kickoff)}, cue ${dateInWords(cue)}, next ${dateInWords(next)}`;
}

export function declineInWords(preview: Preview): string {
  return `If the client declines on the day of the kickoff: next ${dateInWords(preview.nextAfterDecline)}`;
}

/** What the days were counted with; says so where the lead had to be cut. */
export function countedWith(preview: Preview, leadDays: unknown): string {
  const basis = `Counted with ${count(preview.cadenceDays, 'day')} between two refreshes and a lead of ${count(preview.leadDays, 'day')}`;
  return preview.leadDays === leadDays ? `${basis}.` : `${basis}, the longest that fits into the cadence.`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
