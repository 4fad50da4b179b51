import { expect, it } from 'vitest';
import { makePlan } from './make-plan.ts';
import type { Plan } from './plan.ts';
import { shrink } from './shrink.ts';
import type { Outcome } from './simulate.ts';

const plan = makePlan(3);
const [needed, ...others] = [plan.events[4], plan.events[11]];

/** Breaks exactly where two events of the plan come together. */
function play({ seed, events }: Plan): Promise<Outcome> {
  const isBroken = [needed, ...others].every((event) => events.some((each) => each === event));
  const broken = isBroken ? { promise: 'some', message: `${events.length} events` } : null;
  return Promise.resolve({ seed, broken, story: [], trace: [], tally: {} });
}

it('what is left of a failing plan is what it takes to fail', async () => {
  const shrunk = await shrink(plan, await play(plan), { play, mostTries: 200 });
  expect(shrunk.plan).toEqual({ ...plan, events: [needed, ...others] });
  expect(shrunk.outcome.broken?.message).toBe('2 events');
});

it('no more stories are played than allowed, and the shortest one so far is told', async () => {
  const shrunk = await shrink(plan, await play(plan), { play, mostTries: 3 });
  expect(shrunk.tries).toBe(3);
  expect(shrunk.outcome.broken).not.toBeNull();
});
