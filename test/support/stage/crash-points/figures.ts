import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

type Figures = Readonly<Record<string, number>>;
const figures = z.record(z.string(), z.number());

/**
 * Says what was tried in a scenario and, where RELIABILITY_FIGURES names a folder, leaves the sum of all scenarios
 * there as `crash-points.json`. Tests in other processes may add theirs at the same time: each writes a file of its
 * own first, so whoever sums up last sees them all.
 */
export function notePoints(scenario: string, ways: readonly string[], tookSweep = 0): void {
  process.stdout.write(`Crash points: ${ways.length} tried in "${scenario}", ${tookSweep} took a sweep\n`);
  const folder = process.env['RELIABILITY_FIGURES'];
  if (folder === undefined || folder === '') return;
  const parts = join(folder, 'crash-points');
  mkdirSync(parts, { recursive: true });
  const own = { scenarios: 1, points: ways.length, 'points that took a sweep': tookSweep };
  writeWhole(join(parts, `${scenario.replaceAll(/[^a-z0-9]+/gi, '-')}.json`), sum([own, countEach(ways)]));
  const all = readdirSync(parts).filter((name) => name.endsWith('.json'));
  const read = (name: string) => figures.parse(JSON.parse(readFileSync(join(parts, name), 'utf8')));
  writeWhole(join(folder, 'crash-points.json'), sum(all.map(read)));
}

function countEach(ways: readonly string[]): Figures {
  return sum(ways.map((way) => ({ [`failures: ${way}`]: 1 })));
}

function sum(all: readonly Figures[]): Figures {
  const total: Record<string, number> = {};
  for (const each of all)
    for (const [name, value] of Object.entries(each)) total[name] = (total[name] ?? 0) + value;
  return total;
}

/** Nobody ever reads half of it. */
function writeWhole(file: string, content: Figures): void {
  const unfinished = `${file}.${process.pid}.new`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(unfinished, file);
}
