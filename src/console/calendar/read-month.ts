import { addDays, todayIn } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/model.ts';
import type { CalendarEntry } from '../../reconcile/ports/overview.ts';
import type { Asked } from '../frame/page.ts';
import type { ConsoleSurroundings } from '../frame/surroundings.ts';

/** One month of what comes by itself, in the account's time zone. */
export interface Month {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly today: CalendarDate;
  readonly entries: readonly CalendarEntry[];
}

/** Named on one day of one kind; of the others there is the number. */
const projectsNamed = 5;

/** The month that is asked for as `2026-03`, or the present one. */
export async function readMonth(
  { store, clock, details }: Pick<ConsoleSurroundings, 'store' | 'clock' | 'details'>,
  { query }: Pick<Asked, 'query'>,
): Promise<Month> {
  const today = todayIn((await details())?.timeZone ?? 'UTC', clock.now());
  const { first, last } = monthOf(
    /^20\d\d-(0[1-9]|1[0-2])$/.exec(query['month'] ?? '')?.[0] ?? today.slice(0, 7),
  );
  return { first, last, today, entries: await store.overview.calendar(first, last, projectsNamed) };
}

/** `month`: as `2026-03`. */
function monthOf(month: string): { readonly first: CalendarDate; readonly last: CalendarDate } {
  const first = `${month}-01`;
  const inTheNext = addDays(first, 31);
  return { first, last: addDays(`${inTheNext.slice(0, 7)}-01`, -1) };
}
