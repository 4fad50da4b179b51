import { addDays, daysBetween } from './calendar.ts';
import type { CalendarDate, CreativeProject } from './model.ts';
import type { Rules } from './rules.ts';

/** How far apart a project's refreshes are, and where that comes from. */
export interface Cadence {
  readonly days: number;
  readonly source: 'project' | 'package' | 'default';
  readonly warnings: readonly string[];
}

/** The project's own cadence, else that of its package, else the default. Unusable values are passed over. */
export function cadenceOf(project: Pick<CreativeProject, 'cadenceDays' | 'package'>, rules: Rules): Cadence {
  const warnings: string[] = [];
  if (project.cadenceDays !== null && project.cadenceDays.trim() !== '') {
    const days = Number(project.cadenceDays);
    if (isCadence(days)) return { days, source: 'project', warnings };
    warnings.push(
      `The project's own cadence "${project.cadenceDays}" is not a whole number of days from 1 to 730, so it is ignored.`,
    );
  }
  if (project.package !== null && Object.hasOwn(rules.cadence.byPackage, project.package)) {
    const days = rules.cadence.byPackage[project.package];
    if (days !== undefined && isCadence(days)) return { days, source: 'package', warnings };
    warnings.push(`The cadence of package "${project.package}" is not a whole number from 1 to 730.`);
  }
  return { days: rules.cadence.defaultDays, source: 'default', warnings };
}

/** Days before the refresh date at which the cycle is kicked off: the lead, but less than one cadence. */
export function leadOf(cadence: Cadence, rules: Rules): number {
  return Math.min(rules.leadDays, cadence.days - 1);
}

/** The next refresh date of a project declined on `declinedOn` (for the setting, see `Rules`). */
export function dateAfterDecline(
  refreshDate: CalendarDate | null,
  declinedOn: CalendarDate,
  cadence: Cadence,
  rules: Rules,
): CalendarDate {
  if (rules.declineReschedulesFrom === 'today' || refreshDate === null)
    return addDays(declinedOn, cadence.days);
  const firstDayPastLead = addDays(declinedOn, leadOf(cadence, rules) + 1);
  const cadences = Math.max(1, Math.ceil(daysBetween(refreshDate, firstDayPastLead) / cadence.days));
  return addDays(refreshDate, cadences * cadence.days);
}

/** Whether it is a cadence the process can work with: a whole number of days from 1 to 730. */
export function isCadence(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= 730;
}
