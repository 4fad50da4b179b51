import * as fc from 'fast-check';

/** Chance that comes out the same for the same seed and purpose. */
export interface Dice {
  /** A whole number from 0 up to, and not including, `count`. */
  readonly below: (count: number) => number;
  /** True about so often, from 0 (never) to 1 (always). */
  readonly chance: (probability: number) => boolean;
  /** One of the list. @throws RangeError where it is empty */
  readonly pick: <Item>(list: readonly Item[]) => Item;
}

const sides = 2 ** 30;

/** What is drawn for one purpose never shifts what is drawn for another. */
export function openDice(seed: number, purpose: number): Dice {
  const [stream] = fc.sample(fc.noBias(fc.infiniteStream(fc.nat(sides - 1), { noHistory: true })), {
    seed: seed * 31 + purpose,
    numRuns: 1,
    unbiased: true,
  });
  const roll = (): number => {
    const rolled = stream?.next();
    if (rolled === undefined || rolled.done === true) throw new RangeError('The dice have run out');
    return rolled.value;
  };
  const below = (count: number): number => Math.floor((roll() / sides) * count);
  return {
    below,
    chance: (probability) => roll() / sides < probability,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from');
      return item;
    },
  };
}
