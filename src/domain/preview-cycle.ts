import { addDays } from './calendar.ts';
import { dateAfterDecline, leadOf, type Cadence } from './cadence.ts';
import type { CalendarDate } from './model.ts';
import type { Rules } from './rules.ts';

/** One refresh under the rules, as an admin looks at it before saving them. */
export interface CyclePreview {
  readonly refreshDate: CalendarDate;
  readonly kickoff: CalendarDate;
  readonly cue: CalendarDate;
  /** If the refresh is implemented on its date. */
  readonly next: CalendarDate;
  /** If it is declined on the day of the kickoff. */
  readonly nextAfterDecline: CalendarDate;
  readonly cadenceDays: number;
  /** As it is applied: never more than the cadence less one. */
  readonly leadDays: number;
}

/** `cadenceDays`: a whole number from 1 to 730; the default cadence of the rules unless given. */
export function previewCycle(
  rules: Rules,
  refreshDate: CalendarDate,
  cadenceDays: number = rules.cadence.defaultDays,
): CyclePreview {
  const cadence: Cadence = { days: cadenceDays, source: 'default', warnings: [] };
  const leadDays = leadOf(cadence, rules);
  const kickoff = addDays(refreshDate, -leadDays);
  return {
    refreshDate,
    kickoff,
    cue: refreshDate,
    next: addDays(refreshDate, cadenceDays),
    nextAfterDecline: dateAfterDecline(refreshDate, kickoff, cadence, rules),
    cadenceDays,
    leadDays,
  };
}
