import { doubledEmails, watchInvariants, type Invariants } from '../invariants.ts';
import { openStage, type StageOptions } from '../stage.ts';
import type { Point } from './faults.ts';
import { tellStage } from './tell-stage.ts';
import type { Use } from './ways.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** What somebody does, in HubSpot or with the app; the app answers afterwards. */
export type Act = (world: World) => void | Promise<void>;

/** Where stories are played. */
export type Place = Pick<StageOptions, 'openStore'>;

/** Something that happens, in the middle of which everything may go wrong once. */
export interface Story extends WorldOptions {
  /** How it came to it; there nothing goes wrong. The app has started then. */
  readonly given: readonly Act[];
  readonly acts: readonly Act[];
}

/** What came of it. */
export interface Ending {
  readonly told: Awaited<ReturnType<typeof tellStage>>;
  /** What broke a promise on the way. */
  readonly broken: readonly string[];
  readonly deadLetters: readonly string[];
  /** Keys of emails that arrived more often than once. */
  readonly repeated: readonly string[];
  readonly uses: readonly Use[];
  /** Something was found by the next sweep only. */
  readonly tookSweep: boolean;
}

/**
 * Plays it from the beginning, with one thing that goes wrong, or none. Where that leaves anything undone that `isDone`
 * asks for, the next sweep has a look as well.
 * @throws Error where it does not come to rest
 */
export async function play(
  story: Story,
  point: Point | null,
  { isDone = () => true, ...place }: Place & { readonly isDone?: (ending: Ending) => boolean } = {},
): Promise<Ending> {
  const stage = await openStage(place);
  const world = createWorld(stage, story);
  try {
    const watch = watchInvariants(stage.hubSpot);
    await actAll(world, story.given);
    world.faults.begin(point);
    await actAll(world, story.acts);
    const uses = [...world.faults.uses];
    const ending = await endingOf(world, watch, uses);
    if (isDone(ending)) return ending;
    await world.ask((app) => app.sweep());
    await world.liveOn();
    return { ...(await endingOf(world, watch, uses)), tookSweep: true };
  } finally {
    world.stop();
    await stage.store.close();
  }
}

async function endingOf(world: World, watch: Invariants, uses: readonly Use[]): Promise<Ending> {
  const arrived = world.mailServer?.arrived ?? [];
  const keys = arrived.map(({ key }) => key);
  return {
    told: await tellStage(world),
    broken: [...watch.violations, ...doubledEmails(arrived)].map(
      ({ rule, message }) => `${rule}: ${message}`,
    ),
    deadLetters: world.deadLetters,
    repeated: keys.filter((key, index) => keys.indexOf(key) < index),
    uses,
    tookSweep: false,
  };
}

async function actAll(world: World, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    await act(world);
    await world.liveOn();
  }
}
