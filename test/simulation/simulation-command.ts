import { Command, InvalidArgumentError } from 'commander';
import { coverageLine } from './figures.ts';
import type { runSeeds } from './run-seeds.ts';

interface Surroundings {
  readonly run: typeof runSeeds;
  readonly write: (text: string) => void;
  /** The exit code: 0 where every promise was kept, else 1. */
  readonly exit: (code: number) => void;
}

/** How many seeds pass between two lines about how far it has come. */
const tellEvery = 20;

/** `npm run simulate -- --seeds 10000 --first-seed 1` */
export function simulationCommand({ run, write, exit }: Surroundings): Command {
  return new Command('simulate')
    .description(
      'Plays made-up weeks of an agency, with slips of people and faults everywhere, and looks for broken promises.',
    )
    .option('--seeds <count>', 'how many stories', wholeNumber, 200)
    .option('--first-seed <seed>', 'the seed of the first one; the others follow', wholeNumber, 1)
    .action(async ({ seeds, firstSeed }: { readonly seeds: number; readonly firstSeed: number }) => {
      let broken = 0;
      const { tally, failures } = await run({
        seeds,
        firstSeed,
        done: (seed, failure) => {
          broken += failure === null ? 0 : 1;
          const count = seed - firstSeed + 1;
          if (failure !== null) write(`\n${failure}\n\n`);
          if (count % tellEvery === 0)
            write(`${count} of ${seeds} stories played, ${broken} of them broken\n`);
        },
      });
      write(`\n${coverageLine(tally)}\n`);
      exit(failures.length === 0 ? 0 : 1);
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text) || Number(text) < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}
