import { expect, it } from 'vitest';
import type { Run, runSeeds } from './run-seeds.ts';
import { simulationCommand } from './simulation-command.ts';

async function command(argv: readonly string[], isBroken: (seed: number) => boolean) {
  const printed: string[] = [];
  const codes: number[] = [];
  const run: typeof runSeeds = ({ seeds, firstSeed, done }): Promise<Run> => {
    const all = Array.from({ length: seeds }, (_, index) => firstSeed + index);
    for (const seed of all) done?.(seed, isBroken(seed) ? `The story of seed ${seed}` : null);
    const failures = all.filter(isBroken).map((seed) => `The story of seed ${seed}`);
    return Promise.resolve({ failures, tally: { seeds, days: 9 } });
  };
  const program = simulationCommand({
    run,
    write: (text) => void printed.push(text),
    exit: (code) => void codes.push(code),
  });
  await program.parseAsync(argv, { from: 'user' });
  return { printed: printed.join(''), codes };
}

it('a long run says how far it has come, tells the failing stories as they come, and ends with exit code 1', async () => {
  const { printed, codes } = await command(['--seeds', '40', '--first-seed', '100'], (seed) => seed === 117);
  expect(codes).toEqual([1]);
  expect(printed.split('\n').slice(0, 6)).toEqual([
    '',
    'The story of seed 117',
    '',
    '20 of 40 stories played, 1 of them broken',
    '40 of 40 stories played, 1 of them broken',
    '',
  ]);
  expect(printed).toContain('40 stories over 9 days');
});

it('a run that breaks nothing ends with exit code 0', async () => {
  expect((await command([], () => false)).codes).toEqual([0]);
});
