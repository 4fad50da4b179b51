import type { Handoff } from '../decision.ts';
import type { Comparison } from './compare.ts';
import type { Verdict } from './judge.ts';

/** How often each verdict was given. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface Tally {
  readonly counts: VerdictCounts;
  /** Whole percent of what could be compared in which app and people agreed; null: nothing could be. */
  readonly agreement: number | null;
}

export interface Summary extends Tally {
  /** In the order of the process; handoffs that did not come up are left out. */
  readonly handoffs: readonly (Tally & { readonly handoff: Handoff })[];
}

/** What says something about agreement: the others are too early, too old, or cannot be seen. */
const counted: readonly Verdict[] = ['agreed', 'different', 'app only', 'people only'];

/** Sums up a report, overall and by handoff. */
export function summarise(comparisons: readonly Comparison[]): Summary {
  const handoffs = [...new Set(comparisons.map(({ handoff }) => handoff))].sort();
  return {
    ...tally(comparisons),
    handoffs: handoffs.map((handoff) => ({
      handoff,
      ...tally(comparisons.filter((comparison) => comparison.handoff === handoff)),
    })),
  };
}

function tally(comparisons: readonly Comparison[]): Tally {
  const count = (verdict: Verdict) => comparisons.filter((each) => each.verdict === verdict).length;
  const counts: VerdictCounts = {
    agreed: count('agreed'),
    different: count('different'),
    'app only': count('app only'),
    'people only': count('people only'),
    'too early': count('too early'),
    'long due': count('long due'),
    'cannot tell': count('cannot tell'),
    unseen: count('unseen'),
  };
  const total = counted.reduce((sum, verdict) => sum + counts[verdict], 0);
  return { counts, agreement: total === 0 ? null : Math.floor((100 * counts.agreed) / total) };
}
