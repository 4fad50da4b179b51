import { expect, test } from 'vitest';
import { dropHeld, releaseHeld, type HeldChoice } from '../../../src/admin/held/operations.ts';
import { OperationRefused } from '../../../src/admin/operation.ts';
import type { Room } from '../../reconcile/room.ts';
import { kickoffRoom, stateOf, sweepAll } from '../../reconcile/brake/kickoffs.ts';
import { FakeActionCallbacks } from '../../support/fakes/fake-action-callbacks.ts';
import { FakeActivations } from '../../support/fakes/fake-activations.ts';
import { FakeSettingsStore } from '../../support/fakes/fake-settings-store.ts';
import { Life, type Death } from '../../support/fakes/mortal.ts';
import { surroundingsOf } from '../surroundings.ts';

/** Says the word, to the end or until death; answers the calls made to the outside. */
async function say(
  operation: typeof releaseHeld,
  choice: HeldChoice,
  room: Room,
  death: Death | null,
): Promise<readonly string[]> {
  const place = {
    room,
    activations: new FakeActivations(),
    settingsStore: new FakeSettingsStore(),
    callbacks: new FakeActionCallbacks(),
  };
  const life = new Life(death);
  try {
    await operation.run(await surroundingsOf(place, life), choice, () => undefined);
  } catch (error) {
    // Whoever says again what was heard is told that nothing is held any more.
    if (death === null && !(error instanceof OperationRefused)) throw error;
  }
  return life.calls.filter((call) => !call.startsWith('settings.'));
}

/** Two of four kickoffs went out, two are held. */
async function heldRoom(): Promise<Room> {
  const room = kickoffRoom(4);
  await sweepAll(room);
  return room;
}

const released = { tasks: ['1', '2', '3', '4'], emails: ['1', '2', '3', '4'] };
const dropped = { tasks: ['1', '2'], emails: ['1', '2'] };
const one = { projectId: '3' };
const oneReleased = { tasks: ['1', '2', '3'], emails: ['1', '2', '3'] };

test.each([
  ['everything is released', releaseHeld, { all: true }, released, []],
  ['everything is dropped', dropHeld, { all: true }, dropped, []],
  ['one project is released', releaseHeld, one, oneReleased, ['4']],
  ['one project is dropped', dropHeld, one, dropped, ['4']],
] as const)(
  'whenever the process dies while %s, the word said again brings it to the same end, each email once',
  async (_, operation, choice, ends, held) => {
    const undisturbed = await heldRoom();
    const calls = await say(operation, choice, undisturbed, null);
    expect(calls).toEqual(['held.list', 'held.say', 'queue.mark']);
    await sweepAll(undisturbed);
    const expected = stateOf(undisturbed);
    expect(expected).toMatchObject({ ...ends, held: held.map((id) => `${id} held`) });
    for (const atCall of calls.keys()) {
      for (const moment of ['before', 'after'] as const) {
        const room = await heldRoom();
        await say(operation, choice, room, { atCall, moment });
        room.clock.advance(60_000);
        await sweepAll(room);
        await say(operation, choice, room, null);
        await sweepAll(room);
        expect(stateOf(room), `dead ${moment} call ${atCall}, ${calls[atCall] ?? ''}`).toEqual(expected);
      }
    }
  },
);
