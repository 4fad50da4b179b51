/** What happened how often, over one story or many: `handoff 5 review`, `strike dies before`. */
export type Tally = Readonly<Record<string, number>>;

/** Counts while a story runs. */
export interface Counter {
  readonly count: (what: string, by?: number) => void;
  readonly tally: Tally;
}

export function openCounter(): Counter {
  const tally: Record<string, number> = {};
  return {
    count: (what, by = 1) => {
      tally[what] = (tally[what] ?? 0) + by;
    },
    tally,
  };
}

/** All of them together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const { count, tally } = openCounter();
  for (const [what, by] of tallies.flatMap((each) => Object.entries(each))) count(what, by);
  return tally;
}
