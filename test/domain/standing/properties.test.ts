import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import { todayIn } from '../../../src/domain/calendar.ts';
import { adSetReadinessOf } from '../../../src/domain/standing/ad-set-readiness.ts';
import { describeStanding } from '../../../src/domain/standing/describe-standing.ts';
import { situationOf } from '../../../src/domain/situation.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { homeZone } from '../../support/given/moments.ts';
import { anyMoves, anyRules } from '../../support/world/any-moves.ts';
import { aWorld } from '../../support/world/people-move.ts';
import { settle } from '../../support/world/settle.ts';
import { snapshotOf, type World } from '../../support/world/world.ts';

const runs = { numRuns: 300 };

/** Something happened, and the app has looked at it or not. */
const anyWorld = fc.tuple(anyRules, anyMoves, fc.boolean()).map(([rules, moves, isSeen]): World => {
  const before = moves.slice(0, -1).reduce((world, { move }) => settle(move(world)), settle(aWorld(rules)));
  const after = moves.slice(-1).reduce((world, { move }) => move(world), before);
  return isSeen ? settle(after) : after;
});

/** What is said, and what is decided, of the same record at the same instant. */
function look(world: World) {
  const snapshot = deepFreeze(snapshotOf(world));
  return {
    standing: describeStanding(snapshot, world.rules, world.now),
    decision: decide(snapshot, world.rules, world.now),
    situation: situationOf(snapshot, world.rules, world.now),
    today: todayIn(homeZone, world.now),
  };
}

describe('Whatever people do', () => {
  it('what is said to come by itself today comes with the next look, or with the hour it waits for', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { standing, decision, today } = look(world);
        const { next } = standing;
        if (next.by !== 'app' || next.on !== today) return;
        const waitsForHour = decision.lookAgainAt !== null;
        // Tickets are taken up again first; the date comes back with the look after that.
        const isUnderWay = decision.lookAgain && decision.fired.length === 0;
        const comes =
          waitsForHour || isUnderWay || decision.fired.some(({ handoff }) => handoff === next.handoff);
        expect(comes, next.what).toBe(true);
      }),
      runs,
    );
  });

  it('what comes by itself never lies in the past, and what waits for somebody has no day', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { standing, today } = look(world);
        const { by, on } = standing.next;
        expect(by === 'app' ? on !== null && on >= today : on === null).toBe(true);
      }),
      runs,
    );
  });

  it('once nothing is left to do, it waits on whom the record says, since when the record says', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const settled = settle(world);
        const { standing } = look(settled);
        const { waitingOn, waitingSince } = settled.project;
        expect([standing.waitingOn, standing.waitingSince]).toEqual([waitingOn ?? 'nobody', waitingSince]);
      }),
      runs,
    );
  });

  it('every ticket is seen once at most, and none of the present cycle is lost', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { standing, situation } = look(world);
        const seen = [...standing.adSets.flatMap(({ tickets }) => tickets), ...standing.looseTickets].map(
          ({ id }) => id,
        );
        const present = situation.tickets.filter(({ countsIn }) => countsIn === situation.cycle);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(present.map(({ id }) => id)));
      }),
      runs,
    );
  });

  it('an ad set of the present cycle that is handed over in a decision was said to be complete', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { decision, situation } = look(world);
        const handedOver = decision.effects.flatMap((effect) =>
          effect.kind === 'write ticket' && typeof effect.change.reviewRequestedAt === 'number'
            ? [effect.ticketId]
            : [],
        );
        const sets = handedOver.flatMap((id) => situation.adSetOf.get(id) ?? []);
        expect(sets.every((set) => adSetReadinessOf(set).isComplete)).toBe(true);
      }),
      runs,
    );
  });
});
