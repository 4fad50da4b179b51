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
  const rows = coming.map(({ on, handoff, projectName, projectId, whom, what, isHeld }) => {
    return [on, handoff, projectName, projectId, whom ?? '-', isHeld ? `Held back: ${what}` : what];
  });
  const held = coming.filter(({ isHeld }) => isHeld).length;
  const open = coming.filter(({ isCertain }) => !isCertain).length;
  const certain = coming.length - open - held;
  return [
    `What comes by itself ${span}, in ${timeZone}, on each day from ${fromHour}:00 on:`,
    '',
    table([['Day', 'Handoff', 'Project', 'Id', 'Asked', 'What happens'], ...rows]),
    '',
    `${[
      `${certain} certain`,
      ...(open === 0 ? [] : [`${open} only if people do their part by then`]),
      ...(held === 0 ? [] : [`${held} held back (see: creative-refresh held list)`]),
    ].join(', ')}; ${looked}`,
    ...shadow,
  ].join('\n');
}
