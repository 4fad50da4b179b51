import { Temporal } from 'temporal-polyfill';

/** Half past nine on the day that this instant (epoch ms) belongs to in the time zone, as epoch ms. */
export function morningOf(timeZone: string, instant: number): number {
  const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.toZonedDateTime({ timeZone, plainTime: '09:30' }).epochMilliseconds;
}
