import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from './faults.ts';

/** Says how many points were tried, and writes it into the folder RELIABILITY_FIGURES names, a file for each story. */
export function notePoints(story: string, points: readonly Point[]): void {
  process.stdout.write(`${points.length} points tried: ${story}\n`);
  const folder = process.env['RELIABILITY_FIGURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  const perWay: Record<string, number> = {};
  for (const { way } of points) perWay[way] = (perWay[way] ?? 0) + 1;
  const file = `crash-points.${story.replaceAll(/[^a-z0-9]+/gi, '-')}.json`;
  writeFileSync(join(folder, file), JSON.stringify({ scenarios: 1, points: points.length, ...perWay }));
}
