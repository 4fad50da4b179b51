import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../src/domain/model.ts';

/** The zone of the account most tests play in. */
export const homeZone = 'America/New_York';

/** `2026-03-12` (at nine in the morning) or `2026-03-12 17:00`, as the clocks of `zone` show it. */
export function at(wallTime: string, zone = homeZone): Instant {
  const [date = '', time = '09:00'] = wallTime.split(' ');
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The other way round: `2026-03-12 17:00`. */
export function wallTimeOf(instant: Instant, zone = homeZone): string {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
