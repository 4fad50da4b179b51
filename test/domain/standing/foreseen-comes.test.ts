import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, instantAt, todayIn } from '../../../src/domain/calendar.ts';
import type { Decision, Handoff } from '../../../src/domain/decision.ts';
import { situationOf } from '../../../src/domain/situation.ts';
import { foreseenHandoffs, type ForeseenHandoff } from '../../../src/domain/standing/foreseen.ts';
import { refreshStatuses } from '../../../src/domain/model.ts';
import { homeZone } from '../../support/given/moments.ts';
import { anyMoves, anyRules } from '../../support/world/any-moves.ts';
import { aWorld, setStatus, shiftDate } from '../../support/world/people-move.ts';
import { settle } from '../../support/world/settle.ts';
import { snapshotOf, type World } from '../../support/world/world.ts';

/** What comes from dates and status alone: whom it asks gets a task. */
const asking: ReadonlySet<Handoff> = new Set(['1 kickoff', '3 submission cue', '7 approval']);
const endingCycle: ReadonlySet<Handoff> = new Set(['2a declined', '8 close']);

/** What a decision brings of that. Taking a handoff back is told like one, but asks nobody. */
function broughtBy({ fired, effects }: Decision): readonly Handoff[] {
  const asked = effects.flatMap(({ kind, handoff }) => (kind === 'create task' ? [handoff] : []));
  return [
    ...fired.map(({ handoff }) => handoff).filter((handoff) => endingCycle.has(handoff)),
    ...asked.filter((handoff) => asking.has(handoff)),
  ];
}

/** People look ahead so far. */
const daysAhead = 40;

/** Somebody has just changed status or date, and the app has not looked yet; or nobody has. */
const justNow = fc.oneof(
  fc.constantFrom(...refreshStatuses).map((status) => setStatus(status)),
  fc.integer({ min: -40, max: 40 }).map((days) => shiftDate(days)),
  fc.constant((world: World) => world),
);

function foreseenIn(world: World): readonly ForeseenHandoff[] {
  const { account, people, project, tickets } = snapshotOf(world);
  const bare = { account, people, project, tickets, issued: [], memory: null };
  const situation = situationOf(bare, world.rules, world.now);
  return foreseenHandoffs(situation, addDays(situation.today, daysAhead));
}

/** Nobody does anything; the app looks late on every day, when whatever waits for an hour has had its hour. */
function firedBeforeLong(world: World): readonly string[] {
  const today = todayIn(homeZone, world.now);
  const fired: string[] = [];
  let current = world;
  for (let days = 0; days <= daysAhead; days += 1) {
    const day = addDays(today, days);
    current = settle({ ...current, now: instantAt(day, '23:30', homeZone) }, ({ decision }) => {
      fired.push(...broughtBy(decision).map((handoff) => `${day} ${handoff}`));
    });
  }
  return fired;
}

it('what is foreseen for certain is what fires on that day when nobody does anything, and nothing else fires', () => {
  fc.assert(
    fc.property(anyRules, anyMoves, justNow, (rules, moves, last) => {
      const lived = moves.reduce((world, { move }) => settle(move(world)), settle(aWorld(rules)));
      const world = last(lived);
      const certain = foreseenIn(world).filter(({ isCertain }) => isCertain);
      expect(firedBeforeLong(world)).toEqual(certain.map(({ on, handoff }) => `${on} ${handoff}`));
    }),
    { numRuns: 150 },
  );
});
