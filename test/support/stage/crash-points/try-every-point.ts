import { describe, expect, it } from 'vitest';
import { compareEndings } from './compare-endings.ts';
import type { Point } from './faults.ts';
import { notePoints } from './figures.ts';
import { play, type Ending, type Place, type Story } from './play.ts';
import { waysOf, type Use, type Way } from './ways.ts';

/** Longer than the longest story takes with every point, on a busy machine. */
const patienceMs = 600_000;

/**
 * Plays every story undisturbed, then once more for everything that can go wrong at every single use of something
 * outside, and compares.
 */
export function tryEveryPoint(stories: Readonly<Record<string, Story>>): void {
  describe.each(Object.entries(stories))('%s', (name, story) => {
    it(
      'comes to the same, with each task and email once, wherever and however one thing goes wrong',
      () => tryPoints(name, story),
      patienceMs,
    );
  });
}

interface Trying {
  readonly place?: Place;
  /** All that there are, unless given. */
  readonly ways?: readonly Way[];
}

/** @throws where a point ends otherwise than the undisturbed story; the message names each such point */
export async function tryPoints(name: string, story: Story, trying: Trying = {}): Promise<void> {
  const { points, tookSweep, wrong } = await findWrongPoints(story, trying);
  notePoints(
    name,
    points.map(({ way }) => way),
    tookSweep,
  );
  expect(wrong).toEqual([]);
}

interface Found {
  readonly points: readonly Point[];
  /** How many of them only the next sweep brought to their end. */
  readonly tookSweep: number;
  /** What is wrong, each with its point: the way, the number of the use and its name. */
  readonly wrong: readonly string[];
}

/** Plays the story undisturbed and once for each point. @throws where the undisturbed story leaves anything undone */
export async function findWrongPoints(story: Story, { place = {}, ways }: Trying = {}): Promise<Found> {
  const calm = await play(story, null, place);
  expect(calm).toMatchObject(atRest);
  const points = pointsOf(calm.uses).filter(({ way }) => ways === undefined || ways.includes(way));
  const tried: Tried[] = [];
  for (const point of points) tried.push(await tryPoint(story, point, calm, place));
  return {
    points,
    tookSweep: tried.filter((each) => each.tookSweep).length,
    wrong: tried.flatMap(({ wrong }) => wrong),
  };
}

const atRest = {
  broken: [],
  deadLetters: [],
  repeated: [],
  told: { queue: { due: 0, claimed: 0, parked: 0 }, outbox: { waiting: 0, dead: 0 } },
};

function pointsOf(uses: readonly Use[]): readonly Point[] {
  return uses.flatMap((use, at) => waysOf(use).map((way) => ({ at, way })));
}

interface Tried {
  readonly wrong: readonly string[];
  readonly tookSweep: boolean;
}

async function tryPoint(story: Story, point: Point, calm: Ending, place: Place): Promise<Tried> {
  const named = `${point.way}, use ${point.at}, ${calm.uses[point.at]?.name ?? ''}`;
  const wrongIn = (ending: Ending) => compareEndings(calm, ending, point);
  try {
    const ending = await play(story, point, { ...place, isDone: (first) => wrongIn(first).length === 0 });
    return { wrong: wrongIn(ending).map((what) => `${named}: ${what}`), tookSweep: ending.tookSweep };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { wrong: [`${named}: ${what}`], tookSweep: false };
  }
}
