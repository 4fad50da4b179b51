import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adopt, beforeGoingLive } from '../../../src/domain/adoption/adopt.ts';
import { adoptable, type Choice } from '../../../src/domain/adoption/choice.ts';
import { foresee } from '../../../src/domain/adoption/foresee.ts';
import type { Handoff } from '../../../src/domain/decision.ts';
import type { Snapshot } from '../../../src/domain/model.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { anyMoves, anyRules, type NamedMove } from '../../support/world/any-moves.ts';
import { aWorld } from '../../support/world/people-move.ts';
import { settle } from '../../support/world/settle.ts';
import { carryOut, snapshotOf, type World } from '../../support/world/world.ts';

const everything = Object.fromEntries(adoptable.map((handoff) => [handoff, 'adopt'] as const));

/** An account that people alone have worked on. */
function unseen(world: World, moves: readonly NamedMove[]): World {
  return moves.reduce((current, { move }) => move(current), world);
}

/** As the first look reads it: texts and companies are missing. */
function firstLook(world: World): Snapshot {
  const unread = { companyIds: undefined, projectNotes: undefined, ticketNotes: undefined };
  return deepFreeze({ ...snapshotOf(world), ...unread });
}

/** Adopts round by round until nothing is left to adopt. */
function adopted(start: World, choices: Readonly<Record<string, Choice>>): World {
  let world = start;
  for (let round = 0; round < 12; round += 1) {
    const { decision, untold } = adopt(firstLook(world), world.rules, world.now, {
      choices,
      before: start.now,
      because: beforeGoingLive,
      hasImplementTask: false,
    });
    if (!decision.lookAgain) return world;
    world = decision.effects.reduce(carryOut, world);
    world = { ...world, changes: [...new Set([...world.changes, ...untold.map(({ key }) => key)])] };
  }
  throw new Error('There is always something left to adopt');
}

/** A close confirms itself. Whatever ends a cycle takes its new tickets along, and may leave a whole ad set behind. */
function broughtAlongBy(handoff: Handoff): readonly Handoff[] {
  if (handoff === '8 close') return ['9 confirmation', '5 review'];
  return handoff === '2a declined' ? ['5 review'] : [];
}

const told = ({ tasks, mailbox }: World) => ({
  tasks: tasks.map(({ key }) => key),
  mailbox: mailbox.map(({ key }) => key),
});

describe('Whatever people have made of an account before the app goes live', () => {
  it('where everything is adopted, nobody gets a task or an email until something new happens', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, (rules, moves) => {
        const before = unseen(aWorld(rules), moves);
        const live = settle(adopted(before, everything));
        expect(told(live)).toEqual({ tasks: [], mailbox: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('the same holds where the app acted for a while, was in shadow since, and goes live again', () => {
    fc.assert(
      fc.property(anyRules, anyMoves, anyMoves, (rules, moves, since) => {
        const acted = moves.reduce((current, { move }) => settle(move(current)), settle(aWorld(rules)));
        const before = unseen(acted, since);
        expect(told(settle(adopted(before, everything)))).toEqual(told(before));
      }),
      { numRuns: 300 },
    );
  });

  it('what is foreseen to fire is what fires, whatever is chosen', () => {
    const choice = fc.constantFrom<Choice>('adopt', 'older', 'fire');
    const anyChoices = fc.record(Object.fromEntries(adoptable.map((handoff) => [handoff, choice] as const)));
    fc.assert(
      fc.property(anyRules, anyMoves, anyChoices, (rules, moves, choices) => {
        const before = unseen(aWorld(rules), moves);
        const foreseen = foresee(firstLook(before), before.rules, before.now, {
          choices,
          before: before.now,
          because: beforeGoingLive,
          hasImplementTask: false,
        });
        const live = settle(adopted(before, choices));
        const said = (kind: string) =>
          foreseen.fired.filter((each) => each.kind === kind).map(({ handoff }) => handoff);
        expect({
          tasks: said('create task').sort(),
          emails: said('send email').sort(),
        }).toEqual({
          tasks: live.tasks.map(({ handoff }) => handoff).sort(),
          emails: live.mailbox.map(({ handoff }) => handoff).sort(),
        });
        const mayBeTold = new Set(
          adoptable
            .filter((handoff) => choices[handoff] !== 'adopt')
            .flatMap((handoff) => [handoff, ...broughtAlongBy(handoff)]),
        );
        for (const { handoff } of foreseen.fired) expect([...mayBeTold]).toContain(handoff);
      }),
      { numRuns: 300 },
    );
  });
});
