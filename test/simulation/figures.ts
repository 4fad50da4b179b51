import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sumOf, type Tally } from './tally.ts';

const tallySchema = z.record(z.string(), z.number());

/** The most telling of the counts on one line. */
export function coverageLine(tally: Tally): string {
  const of = (name: string) => tally[name] ?? 0;
  const beginning = (start: string) =>
    Object.entries(tally)
      .filter(([name]) => name.startsWith(`${start} `))
      .map(([name, count]) => `${name.slice(start.length + 1)} ${count}`)
      .sort()
      .join(', ');
  return [
    `${of('seeds')} stories over ${of('days')} days: ${of('cycles closed')} cycles closed, ${of('tasks')} tasks, ${of('emails')} emails`,
    `handoffs: ${beginning('handoff')}`,
    `faults: ${beginning('strike')}`,
    `for everybody: ${beginning('weather')}; webhooks lost: ${of('webhooks lost')}, deliveries repeated: ${of('deliveries repeated')}, tasks twice by a call in flight: ${of('tasks twice by a call in flight')}`,
  ].join('\n');
}

/**
 * Leaves the counts of a part of the stories in a folder, and the sum of all parts that are there as simulation.json:
 * the parts are run by different processes, and the last one to end has them all.
 */
export function noteFigures(folder: string, part: string, tally: Tally): void {
  const parts = join(folder, 'simulation-parts');
  mkdirSync(parts, { recursive: true });
  writeFileSync(join(parts, `${part}.json`), JSON.stringify(tally));
  const tallies = readdirSync(parts).map((name) =>
    tallySchema.parse(JSON.parse(readFileSync(join(parts, name), 'utf8'))),
  );
  writeFileSync(join(folder, 'simulation.json'), `${JSON.stringify(byGroup(sumOf(tallies)), null, 2)}\n`);
}

const groups: Readonly<Record<string, string>> = {
  handoff: 'handoffs',
  act: 'doings of people',
  strike: 'faults',
  weather: 'troubles for everybody',
};

/** `strike dies before` is the figure `dies before` of the group `faults`; the groups come last. */
function byGroup(tally: Tally): Tally {
  const named = Object.entries(tally).map(([name, count]) => {
    const [, kind = '', what = ''] = /^(\S+) (.+)$/u.exec(name) ?? [];
    const group = groups[kind];
    const words = kind === 'act' ? what.replaceAll(/(?=[A-Z])/gu, ' ').toLowerCase() : what;
    return {
      order: Object.values(groups).indexOf(group ?? ''),
      name: group ? `${group}: ${words}` : name,
      count,
    };
  });
  const sorted = named.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
  return Object.fromEntries(sorted.map(({ name, count }) => [name, count]));
}
