import type { Plan } from '../../admin/plan/plan.ts';
import { inWords } from '../../domain/calendar.ts';
import type { Cli } from '../cli.ts';
import { count } from './phrases.ts';

/** The days ahead as a table, with what must be known to read it. */
export function planInWords(plan: Plan, { table }: Pick<Cli, 'table'>): string {
  const { today, until, timeZone, fromHour, projects, coming } = plan;
  const span = `from ${inWords(today)} (today) to ${inWords(until)}`;
  const looked = `${count(projects, 'open project')} looked at.`;
  const shadow =
    plan.mode === 'shadow' ? ['The app is in shadow mode: it reports what fires, and writes nothing.'] : [];
  if (coming.length === 0) return [`Nothing comes by itself ${span}. ${looked}`, ...shadow].join('\n');
  const certain = coming.filter(({ isCertain }) => isCertain).length;
  const open = coming.length - certain;
  const rows = coming.map(({ on, handoff, projectName, projectId, whom, what }) => {
    return [on, handoff, projectName, projectId, whom ?? '-', what];
  });
  return [
    `What comes by itself ${span}, in ${timeZone}, on each day from ${fromHour}:00 on:`,
    '',
    table([['Day', 'Handoff', 'Project', 'Id', 'Asked', 'What happens'], ...rows]),
    '',
    `${certain} certain${open === 0 ? '' : `, ${open} only if people do their part by then`}; ${looked}`,
    ...shadow,
  ].join('\n');
}
