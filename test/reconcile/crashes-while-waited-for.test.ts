import { expect, test } from 'vitest';
import { createReconcileNow } from '../../src/reconcile/reconcile-now.ts';
import { Life, type Death } from '../support/fakes/mortal.ts';
import { createReconciler } from '../../src/reconcile/create-reconciler.ts';
import { enter, mortalDependencies, outcomeOf, scenes } from './crash-scenes.ts';
import type { Room } from './room.ts';

/** Somebody waits for project 1 until it is done, or until death; answers the calls made to the outside. */
async function waitFor(room: Room, death: Death | null): Promise<readonly string[]> {
  const life = new Life(death);
  const pause = () => Promise.reject(new Error('Nothing was to be waited for'));
  try {
    const answer = await createReconcileNow({ ...mortalDependencies(room, life), pause })('1');
    expect(answer.kind).toBe('done');
  } catch (error) {
    if (death === null) throw error;
  }
  return life.calls;
}

/** The worker of the next process does what is left. */
async function finish(room: Room): Promise<void> {
  const reconciler = createReconciler(mortalDependencies(room, new Life(null)));
  while ((await reconciler.pass()) > 0);
}

const survivors = {
  'the next one alone': finish,
  'the next one, asked again': async (room: Room) => {
    await waitFor(room, null);
    await finish(room);
  },
};

test.each(
  Object.entries(scenes).flatMap(([name, scene]) =>
    Object.entries(survivors).map(([who, survive]) => ({ name, scene, who, survive })),
  ),
)(
  '$name, somebody waiting for it: whenever the app dies, $who ends where it would have, each task and email once',
  async ({ scene, survive }) => {
    const undisturbed = await enter(scene);
    const calls = await waitFor(undisturbed, null);
    await finish(undisturbed);
    const expected = outcomeOf(undisturbed);
    expect(expected.queue).toEqual([]);
    const marking = calls.indexOf('queue.mark');
    for (const [atCall, call] of calls.entries()) {
      for (const moment of ['before', 'after'] as const) {
        // Before the mark is on disk nothing is promised to anybody.
        if (atCall < marking || (atCall === marking && moment === 'before')) continue;
        const room = await enter(scene);
        await waitFor(room, { atCall, moment });
        room.clock.advance(60_000);
        await survive(room);
        expect(outcomeOf(room), `dead ${moment} call ${atCall}, ${call}`).toEqual(expected);
      }
    }
  },
);

test.each(Object.entries(scenes))(
  '%s ends the same, whether somebody waits for it or not',
  async (_, scene) => {
    const [waitedFor, worked] = [await enter(scene), await enter(scene)];
    await waitFor(waitedFor, null);
    await finish(waitedFor);
    await worked.mark('project', '1');
    await finish(worked);
    expect(outcomeOf(waitedFor)).toEqual(outcomeOf(worked));
  },
);
