const dayMs = 24 * 60 * 60 * 1000;

/** `12 March 2026`, of a date `YYYY-MM-DD`. */
export function dateInWords(date: string): string {
  return formatterFor('UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(startOf(date));
}

/** `12 March 2026, 14:05`, of a time in ISO 8601, on the clocks of `timeZone`. */
export function timeInWords(time: string, timeZone: string): string {
  const clock = formatterFor(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${dateInWords(dateOf(time, timeZone))}, ${clock.format(new Date(time))}`;
}

/** The date `YYYY-MM-DD` on the calendars of `timeZone`; of UTC where the zone is not known here. */
export function dateOf(time: string, timeZone: string): string {
  const parts = new Map(
    formatterFor(timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' })
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

/** How long ago a day was, counted in whole days: `since today`, `for 1 day`, `for 12 days`. */
export function spanInWords(from: string, today: string): string {
  const days = daysBetween(from, today);
  return days <= 0 ? 'since today' : `for ${inDays(days)}`;
}

/** How far away a day is: `today`, `in 1 day`, `3 days ago`. */
export function distanceInWords(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  return days > 0 ? `in ${inDays(days)}` : `${inDays(-days)} ago`;
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((startOf(to).getTime() - startOf(from).getTime()) / dayMs);
}

function startOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function formatterFor(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
