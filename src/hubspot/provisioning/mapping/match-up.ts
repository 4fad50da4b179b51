import { similarity } from './similarity.ts';

/** Something that has a name for people and one for machines. */
export interface Named {
  readonly names: readonly string[];
}

export interface Matches<Wanted, Candidate> {
  readonly matched: ReadonlyMap<Wanted, Candidate>;
  /** Too much alike to choose between. */
  readonly ambiguous: ReadonlyMap<Wanted, readonly Candidate[]>;
}

/** Below it two names have too little in common to be taken for the same. */
const alikeFrom = 0.6;
/** Two candidates closer together than this are left to a person. */
const clearBy = 0.1;

const alikeness = (one: Named, other: Named): number =>
  Math.max(...one.names.flatMap((name) => other.names.map((another) => similarity(name, another))));

/**
 * Finds for each wanted thing the one candidate that is clearly most like it, and for which it is most like it of
 * all that are wanted. `fits` says what could be taken at all. What is matched is out of the way of the others.
 */
export function matchUp<Wanted extends Named, Candidate extends Named>(
  wanted: readonly Wanted[],
  candidates: readonly Candidate[],
  fits: (wanted: Wanted, candidate: Candidate) => boolean = () => true,
): Matches<Wanted, Candidate> {
  const matched = new Map<Wanted, Candidate>();
  const taken = new Set<Candidate>();
  const open = () => wanted.filter((each) => !matched.has(each));
  const pairs = wanted.flatMap((each) =>
    candidates
      .filter((candidate) => fits(each, candidate))
      .map((candidate) => ({ wanted: each, candidate, alike: alikeness(each, candidate) }))
      .filter(({ alike }) => alike >= alikeFrom),
  );
  const left = () => pairs.filter((pair) => !matched.has(pair.wanted) && !taken.has(pair.candidate));
  for (let found = -1; found !== matched.size;) {
    found = matched.size;
    const rest = left();
    for (const pair of rest) {
      const rivals = rest.filter(
        (other) => other !== pair && (other.wanted === pair.wanted || other.candidate === pair.candidate),
      );
      if (rivals.some(({ alike }) => alike > pair.alike - clearBy)) continue;
      matched.set(pair.wanted, pair.candidate);
      taken.add(pair.candidate);
    }
  }
  const rest = left();
  const ambiguous = open().flatMap((each): [Wanted, readonly Candidate[]][] => {
    const likely = rest.filter((pair) => pair.wanted === each).map(({ candidate }) => candidate);
    return likely.length === 0 ? [] : [[each, likely]];
  });
  return { matched, ambiguous: new Map(ambiguous) };
}
