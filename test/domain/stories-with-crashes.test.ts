import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { aWorld } from '../support/world/people-move.ts';
import { aLongLife, play } from '../support/world/stories.ts';
import { settle } from '../support/world/settle.ts';
import { tellWorld } from '../support/world/tell-world.ts';
import { look, type World } from '../support/world/world.ts';

it('A crash after any effect, and a second one in the recovery, change nothing about a long life', () => {
  const expected = tellWorld(play(aWorld(), ...aLongLife));
  const different: string[] = [];
  const finish = (world: World, next: number) => tellWorld(play(world, ...aLongLife.slice(next)));
  let world = settle(aWorld());
  for (const [index, move] of aLongLife.entries()) {
    let current = move(world);
    for (;;) {
      const { decision, world: after } = look(current);
      if (decision.effects.length === 0) break;
      for (let first = 0; first < decision.effects.length; first += 1) {
        const recovering = look(current, first).world;
        for (const second of [0, 1, 4]) {
          const end = finish(settle(look(recovering, second).world), index + 1);
          if (!isDeepStrictEqual(end, expected))
            different.push(`move ${index}, after ${first} and ${second} effects`);
        }
      }
      current = after;
    }
    world = settle(current);
  }
  expect(different).toEqual([]);
});
