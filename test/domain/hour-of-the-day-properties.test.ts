import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import { at, homeZone } from '../support/given/moments.ts';
import { someRules } from '../support/given/rules.ts';
import { anyMoves, anyRules } from '../support/world/any-moves.ts';
import { aWorld } from '../support/world/people-move.ts';
import { settle } from '../support/world/settle.ts';
import { snapshotOf } from '../support/world/world.ts';

describe('An hour that has passed decides nothing', () => {
  it('whatever people did, decisions past the hour are those of hour 0', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, fc.nat(9), (rules, moves, hour) => {
        const atMidnight = someRules({ ...rules, sweep: { hour: 0 } });
        const world = moves.reduce(
          (current, { move }) => move(settle(current)),
          aWorld({ ...rules, sweep: { hour } }),
        );
        const snapshot = snapshotOf(world);
        expect(decide(snapshot, world.rules, world.now)).toEqual(decide(snapshot, atMidnight, world.now));
      }),
      { numRuns: 200 },
    );
  });

  it('whatever people did, before the hour only what is due today is missing from the decision', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        const world = moves.reduce((current, { move }) => move(settle(current)), aWorld(rules));
        const snapshot = snapshotOf(world);
        const early = decide(snapshot, someRules({ ...rules, sweep: { hour: 23 } }), world.now);
        const late = decide(snapshot, someRules({ ...rules, sweep: { hour: 0 } }), world.now);
        const heldBack = early.quiet.filter((reason) => reason.includes('goes out from 23:00 on'));
        const missing = late.fired.filter(({ reason }) => !early.fired.some((one) => one.reason === reason));
        expect(missing).toHaveLength(heldBack.length);
        if (heldBack.length > 0) expect(early.lookAgainAt).toBe(hourOfDay(world.now));
        else expect(early).toEqual(late);
      }),
      { numRuns: 200 },
    );
  });
});

/** 23:00 of the day of `now` at home. */
function hourOfDay(now: number): number {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: homeZone }).format(now);
  return at(`${date} 23:00`);
}
