import { instantAt } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/model.ts';

/** A date twice over: epoch milliseconds at midnight UTC, as HubSpot takes dates, and `YYYY-MM-DD` to read. */
export function dateOutput(date: CalendarDate | null) {
  return {
    next_refresh_date: date === null ? '' : instantAt(date, '00:00', 'UTC'),
    next_refresh_date_text: date ?? '',
  };
}
