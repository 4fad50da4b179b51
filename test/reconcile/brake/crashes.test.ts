import { expect, test } from 'vitest';
import { createReconciler } from '../../../src/reconcile/create-reconciler.ts';
import { Life, type Death } from '../../support/fakes/mortal.ts';
import { mortalDependencies } from '../crash-scenes.ts';
import type { Room } from '../room.ts';
import { kickoffRoom, stateOf, sweepAll } from './kickoffs.ts';
import { priorities } from '../../../src/reconcile/ports/work-queue.ts';

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

async function mark(room: Room): Promise<Room> {
  for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.sweep);
  return room;
}

async function heldAnd(word: 'released' | 'dropped'): Promise<Room> {
  const room = kickoffRoom(4);
  await sweepAll(room);
  await room.held.say(word, 'all');
  return mark(room);
}

const scenes: Readonly<Record<string, () => Promise<Room>>> = {
  'holding what is too much': () => mark(kickoffRoom(4)),
  'carrying out what is released': () => heldAnd('released'),
  'taking as done what is dropped': () => heldAnd('dropped'),
};

test.each(Object.entries(scenes))(
  '%s: whenever the app dies, the next one ends where it would have',
  async (_, enter) => {
    const undisturbed = await enter();
    const calls = await live(undisturbed, null);
    const expected = stateOf(undisturbed);
    for (const [atCall, call] of calls.entries()) {
      for (const moment of ['before', 'after'] as const) {
        const room = await enter();
        await live(room, { atCall, moment });
        room.clock.advance(60_000);
        await live(await mark(room), null);
        expect(stateOf(room), `dead ${moment} call ${atCall}, ${call}`).toEqual(expected);
      }
    }
  },
);
