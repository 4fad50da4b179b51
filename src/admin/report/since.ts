import { addDays, instantAt, todayIn } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/model.ts';
import { OperationRefused } from '../operation.ts';

const hour = 3_600_000;

/** How `since` is written: a day, or so many days or hours ago. */
export const sinceForm = /^(?:\d{4}-\d{2}-\d{2}|\d{1,4}[dh])$/;

/**
 * The instant that `since` means: the beginning of that day in the account's zone, or so many hours before now, or so
 * many calendar days before, at the same time of day. `since` has the form of `sinceForm`.
 * @throws OperationRefused where it names no day there is, or one to come
 */
export function instantOfSince(since: string, now: Instant, timeZone: string): Instant {
  const count = Number.parseInt(since, 10);
  const instant = since.endsWith('h')
    ? now - count * hour
    : since.endsWith('d')
      ? daysBefore(count, now, timeZone)
      : beginningOf(since, timeZone);
  if (instant <= now) return instant;
  throw new OperationRefused('bad input', `${since} is still to come: name a day that has begun.`);
}

function beginningOf(date: string, timeZone: string): Instant {
  try {
    return instantAt(date, '00:00', timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OperationRefused('bad input', `There is no day ${date}: write it as in 2026-03-02.`);
  }
}

function daysBefore(days: number, now: Instant, timeZone: string): Instant {
  const today = todayIn(timeZone, now);
  const timeOfDay = now - instantAt(today, '00:00', timeZone);
  return instantAt(addDays(today, -days), '00:00', timeZone) + timeOfDay;
}
