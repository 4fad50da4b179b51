import { expect, test } from 'vitest';
import { createReconciler } from '../../src/reconcile/create-reconciler.ts';
import { Life, type Death } from '../support/fakes/mortal.ts';
import { enter, mortalDependencies, outcomeOf, scenes } from './crash-scenes.ts';
import type { Room } from './room.ts';

/** Works until nothing is left to do, or until death; answers the calls made to the outside. */
async function live(room: Room, death: Death | null): Promise<readonly string[]> {
  const life = new Life(death);
  const reconciler = createReconciler(mortalDependencies(room, life));
  try {
    while ((await reconciler.pass()) > 0);
  } catch (error) {
    if (death === null) throw error;
  }
  return life.calls;
}

test.each(Object.entries(scenes))(
  '%s: whenever the app dies, the next one ends where it would have, each task and email once',
  async (_, scene) => {
    const undisturbed = await enter(scene);
    const calls = await live(undisturbed, null);
    const expected = outcomeOf(undisturbed);
    expect(expected.queue).toEqual([]);
    for (const [atCall, call] of calls.entries()) {
      for (const moment of ['before', 'after'] as const) {
        const room = await enter(scene);
        await live(room, { atCall, moment });
        room.clock.advance(60_000);
        await live(room, null);
        expect(outcomeOf(room), `dead ${moment} call ${atCall}, ${call}`).toEqual(expected);
      }
    }
  },
);
