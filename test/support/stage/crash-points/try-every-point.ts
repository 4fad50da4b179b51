import { describe, expect, it } from 'vitest';
import { compareEndings } from './compare-endings.ts';
import type { Point } from './faults.ts';
import { notePoints } from './figures.ts';
import { play, type Ending, type Story } from './play.ts';
import { waysOf, type Use } from './ways.ts';

/** Longer than the longest story takes with every point, on a busy machine. */
const patienceMs = 300_000;

/**
 * Plays every story undisturbed, then once more for everything that can go wrong at every single use of something
 * outside, and compares.
 */
export function tryEveryPoint(stories: Readonly<Record<string, Story>>): void {
  describe.each(Object.entries(stories))('%s', (name, story) => {
    it(
      'comes to the same, with each task and email once, wherever and however one thing goes wrong',
      async () => {
        const calm = await play(story, null);
        expect(calm).toMatchObject(atRest);
        const points = pointsOf(calm.uses);
        const failures: string[] = [];
        for (const point of points) failures.push(...(await tryPoint(story, point, calm)));
        notePoints(name, points);
        expect(failures).toEqual([]);
      },
      patienceMs,
    );
  });
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

async function tryPoint(story: Story, point: Point, calm: Ending): Promise<readonly string[]> {
  const named = `${point.way}, use ${point.at}, ${calm.uses[point.at]?.name ?? ''}`;
  try {
    const wrong = compareEndings(calm, await play(story, point), point);
    return wrong.map((what) => `${named}: ${what}`);
  } catch (error) {
    return [`${named}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
