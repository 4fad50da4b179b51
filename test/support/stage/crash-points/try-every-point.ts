import { describe, expect, it } from 'vitest';
import { play, type Ending, type Story } from './play.ts';
import type { Point } from './faults.ts';
import { waysOf, type Use } from './ways.ts';

/** Longer than the longest story takes with every point, on a busy machine. */
const patienceMs = 150_000;

export function tryEveryPoint(stories: Readonly<Record<string, Story>>): void {
  describe.each(Object.entries(stories))('%s', (name, story) => {
    it(
      'ends as if nothing had gone wrong, wherever one thing goes wrong',
      async () => {
        const calm = await play(story, null);
        const points = pointsOf(calm.uses);
        const failures: string[] = [];
        const t0 = performance.now();
        for (const point of points) {
          const failure = await tryPoint(story, point, calm);
          if (failure !== null) failures.push(`${name}, ${nameOf(point, calm.uses)}: ${failure}`);
        }
        console.log(
          name,
          calm.uses.length,
          points.length,
          ((performance.now() - t0) / points.length).toFixed(1),
          calm.told,
        );
        expect(failures.slice(0, 3)).toEqual([]);
      },
      patienceMs,
    );
  });
}

function pointsOf(uses: readonly Use[]): readonly Point[] {
  return uses.flatMap((use, at) => waysOf(use).map((way) => ({ at, way })));
}

function nameOf({ at, way }: Point, uses: readonly Use[]): string {
  return `${way} at use ${at}, ${uses[at]?.name ?? ''}`;
}

async function tryPoint(story: Story, point: Point, calm: Ending): Promise<string | null> {
  try {
    const ending = await play(story, point);
    expect(ending.uses.at(point.at)).toEqual(calm.uses[point.at]);
    expect(ending.broken).toEqual([]);
    expect(ending.told).toEqual(calm.told);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}
