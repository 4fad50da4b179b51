import { expect, it } from 'vitest';
import { makePlan } from './make-plan.ts';
import { simulate } from './simulate.ts';

it('the same seed goes the same way to the last use of the outside, and another one does not', async () => {
  const first = await simulate(makePlan(7));
  const again = await simulate(makePlan(7));
  const other = await simulate(makePlan(8));
  expect(first.trace.length).toBeGreaterThan(500);
  expect(again).toEqual(first);
  expect(other.trace).not.toEqual(first.trace);
});
