import { makePlan } from './make-plan.ts';
import { shrink } from './shrink.ts';
import { simulate, type Sabotage } from './simulate.ts';
import { sumOf, type Tally } from './tally.ts';
import { tellFailure } from './tell-failure.ts';

/** What came of a row of seeds. */
export interface Run {
  readonly tally: Tally;
  /** One text a failing seed: what it broke, and the shortest story found that does. */
  readonly failures: readonly string[];
}

interface Running {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly sabotage?: Partial<Sabotage>;
  /** Stories played to make a failing one shorter; default 150. */
  readonly mostTries?: number;
  /** Ends after so many failing seeds; default: never. */
  readonly mostFailures?: number;
  /** Called after each seed, with the story of a failing one. */
  readonly done?: (seed: number, failure: string | null) => void;
}

/** Plays one seed after the other, and shortens the stories of those that break a promise. */
export async function runSeeds(running: Running): Promise<Run> {
  const { firstSeed, seeds, sabotage = {}, mostTries = 150, mostFailures = Infinity } = running;
  const tallies: Tally[] = [];
  const failures: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + seeds && failures.length < mostFailures; seed += 1) {
    const plan = makePlan(seed);
    const outcome = await simulate(plan, sabotage);
    tallies.push({ seeds: 1, ...outcome.tally });
    if (outcome.broken) {
      const shrunk = await shrink(plan, outcome, { play: (each) => simulate(each, sabotage), mostTries });
      failures.push(tellFailure(shrunk.plan, shrunk.outcome));
    }
    running.done?.(seed, outcome.broken ? (failures.at(-1) ?? null) : null);
  }
  return { tally: sumOf(tallies), failures };
}
