import { addDays } from './calendar.ts';
import { cadenceOf, isCadence, type Cadence } from './cadence.ts';
import type { CalendarDate, CreativeProject } from './model.ts';
import type { Rules } from './rules.ts';

export interface NextRefreshDateRequest {
  readonly project: Pick<CreativeProject, 'cadenceDays' | 'package' | 'refreshDate'>;
  /** In the account's time zone. */
  readonly today: CalendarDate;
  /** The day the cadence is counted from. */
  readonly countFrom: 'today' | 'refresh_date';
  /** Days to count instead of the project's own cadence; null: the project's own. */
  readonly cadenceDays: number | null;
}

export type NextRefreshDate =
  | {
      readonly ok: true;
      readonly date: CalendarDate;
      /** `input`: the days that were asked for. */
      readonly cadence: Omit<Cadence, 'source'> & { readonly source: Cadence['source'] | 'input' };
    }
  | { readonly ok: false; readonly because: 'no refresh date' | 'bad cadence' };

/**
 * The day one cadence after today or after the scheduled date. Plain counting: a scheduled date long past may
 * give another day in the past, and nothing of the lead is considered. A cadence that was asked for must be a
 * whole number from 1 to 730; one on the project that is not is passed over, with a warning.
 */
export function nextRefreshDate(request: NextRefreshDateRequest, rules: Rules): NextRefreshDate {
  const { project, today, countFrom, cadenceDays } = request;
  if (cadenceDays !== null && !isCadence(cadenceDays)) return { ok: false, because: 'bad cadence' };
  const from = countFrom === 'today' ? today : project.refreshDate;
  if (from === null) return { ok: false, because: 'no refresh date' };
  const cadence =
    cadenceDays === null
      ? cadenceOf(project, rules)
      : ({ days: cadenceDays, source: 'input', warnings: [] } as const);
  return { ok: true, date: addDays(from, cadence.days), cadence };
}
