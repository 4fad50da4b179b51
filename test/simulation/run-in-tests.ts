import { expect } from 'vitest';
import { coverageLine, noteFigures } from './figures.ts';
import { strikes, weathers } from './plan.ts';
import { runSeeds } from './run-seeds.ts';

const handoffs = [
  '1 kickoff',
  '2a declined',
  '2b requested',
  '3 submission cue',
  '4 tickets',
  '5 review',
  '6 revisions',
  '7 approval',
  '8 close',
  '9 confirmation',
];

/** What each part of the stories has to have seen: a simulation that simulates nothing proves nothing. */
const wanted = [
  ...handoffs.map((name) => `handoff ${name}`),
  ...strikes.map((name) => `strike ${name}`),
  ...weathers.map((name) => `weather ${name}`),
  'cycles closed',
];

/** Plays these seeds, prints what came up in them, and expects that nothing broke and nothing was missing. */
export async function expectAllKept(firstSeed: number, seeds: number): Promise<void> {
  const { tally, failures } = await runSeeds({ firstSeed, seeds, mostFailures: 1, mostTries: 60 });
  expect(failures.join('\n\n')).toBe('');
  process.stdout.write(
    `Simulation, seeds ${firstSeed} to ${firstSeed + seeds - 1}: ${coverageLine(tally)}\n`,
  );
  const folder = process.env['RELIABILITY_FIGURES'];
  if (folder !== undefined && folder !== '') noteFigures(folder, `from-seed-${firstSeed}`, tally);
  expect(wanted.filter((name) => (tally[name] ?? 0) === 0)).toEqual([]);
}
