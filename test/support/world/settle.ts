import { look, type Look, type World } from './world.ts';

/** More looks than any single change of the account may need until nothing is left to do. */
const mostLooks = 12;

/** Looks until a look has nothing to do. `watch` sees every look on the way. */
export function settle(world: World, watch: (look: Look) => void = () => undefined): World {
  let current = world;
  for (let count = 0; count < mostLooks; count += 1) {
    const seen = look(current);
    watch(seen);
    if (seen.decision.effects.length === 0) return seen.world;
    current = seen.world;
  }
  throw new Error(`The account does not settle within ${mostLooks} looks.`);
}
