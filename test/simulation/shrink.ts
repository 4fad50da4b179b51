import type { PlannedEvent, Plan } from './plan.ts';
import type { Outcome } from './simulate.ts';

interface Shrinking {
  readonly play: (plan: Plan) => Promise<Outcome>;
  /** More stories than that are not played. */
  readonly mostTries: number;
}

/** A plan that breaks the same promise, and how it goes. */
export interface Shrunk {
  readonly plan: Plan;
  readonly outcome: Outcome;
  /** Stories that were played to get there. */
  readonly tries: number;
}

/**
 * Leaves out of a plan whatever is not needed to break the same promise: ever smaller parts of its events, from halves
 * down to single ones, until none can go, or the tries are used up.
 */
export async function shrink(plan: Plan, outcome: Outcome, { play, mostTries }: Shrinking): Promise<Shrunk> {
  let best = { plan, outcome };
  let tries = 0;
  let size = Math.ceil(plan.events.length / 2);
  while (size >= 1) {
    let isSmaller = false;
    for (let from = 0; from < best.plan.events.length && tries < mostTries;) {
      const events = without(best.plan.events, from, size);
      tries += 1;
      const played = await play({ ...best.plan, events });
      if (played.broken?.promise === outcome.broken?.promise) {
        best = { plan: { ...best.plan, events }, outcome: played };
        isSmaller = true;
      } else {
        from += size;
      }
    }
    if (tries >= mostTries || (size === 1 && !isSmaller)) break;
    if (!isSmaller || size > best.plan.events.length) size = Math.floor(size / 2) || (isSmaller ? 1 : 0);
  }
  return { ...best, tries };
}

function without(events: readonly PlannedEvent[], from: number, count: number): readonly PlannedEvent[] {
  return events.toSpliced(from, count);
}
