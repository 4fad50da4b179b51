import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './model.ts';
import { remembering } from './remembering.ts';

/**
 * Dates of the process are whole days in the account's time zone (an IANA name). They are compared as strings:
 * `YYYY-MM-DD` sorts as the calendar does.
 */

/** All projects are decided by the same few days, in one time zone. */
const mostRemembered = 1000;

const minuteMs = 60_000;

/** The calendar date that `now` falls on in `zone`. */
export function todayIn(zone: string, now: Instant): CalendarDate {
  // Since 1972 no clock anywhere has been moved, and no day has begun, within a minute.
  return dateOfMinute(zone, Math.floor(now / minuteMs));
}

const dateOfMinute = remembering(mostRemembered, (zone: string, minute: number): CalendarDate =>
  Temporal.Instant.fromEpochMilliseconds(minute * minuteMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString(),
);

/** `date` moved by whole calendar days; negative counts back. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from the first date to the second; negative where the second is the earlier one. */
export function daysBetween(first: CalendarDate, second: CalendarDate): number {
  return Temporal.PlainDate.from(first).until(second).days;
}

/**
 * `date` moved forward by business days: Saturdays, Sundays and `holidays` do not count. With 0 the answer is
 * `date` itself, or the next business day where `date` is none.
 */
export function addBusinessDays(
  date: CalendarDate,
  businessDays: number,
  holidays: readonly CalendarDate[],
): CalendarDate {
  return countBusinessDays(date, businessDays, ...holidays);
}

const countBusinessDays = remembering(
  mostRemembered,
  (date: CalendarDate, businessDays: number, ...holidays: readonly CalendarDate[]): CalendarDate => {
    const first = Temporal.PlainDate.from(date);
    // Dates are costly to make.
    const isBusinessDay = (days: number) =>
      (first.dayOfWeek - 1 + days) % 7 < 5 &&
      (holidays.length === 0 || !holidays.includes(first.add({ days }).toString()));
    let days = 0;
    let left = businessDays;
    while (left > 0 || !isBusinessDay(days)) {
      days += 1;
      if (isBusinessDay(days)) left -= 1;
    }
    return first.add({ days }).toString();
  },
);

/**
 * The instant of a wall-clock time (`HH:MM`) on `date` in `zone`. A time that a daylight-saving change skips
 * or repeats is taken as the nearest one that exists, the earlier of two.
 */
export const instantAt = remembering(
  mostRemembered,
  (date: CalendarDate, wallTime: string, zone: string): Instant =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: wallTime }).epochMilliseconds,
);

/** The instant at which it becomes `hour` o'clock (0 to 23) on `date` in `zone`, as `instantAt` has it. */
export function instantOfHour(date: CalendarDate, hour: number, zone: string): Instant {
  return instantAt(date, `${String(hour).padStart(2, '0')}:00`, zone);
}

/** The first instant after `instant` at which it becomes `hour` o'clock in `zone`: once for every day. */
export function nextInstantOfHour(instant: Instant, hour: number, zone: string): Instant {
  const today = todayIn(zone, instant);
  const onSameDay = instantOfHour(today, hour, zone);
  return onSameDay > instant ? onSameDay : instantOfHour(addDays(today, 1), hour, zone);
}

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** For people: `12 March 2026`. */
export function inWords(date: CalendarDate): string {
  return words.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds);
}
