import { countByRecipient, type Burden } from './burden.ts';

/** How much may go out within one interval of the sweep. */
export interface BrakeLimits {
  readonly kickoffsPerSweep: number;
  readonly emailsPerPersonPerSweep: number;
}

/** What the brake has let through within the interval. */
export interface Passed {
  readonly kickoffs: number;
  /** By address, in small letters. */
  readonly emails: Readonly<Record<string, number>>;
}

export type Verdict =
  { readonly passes: true; readonly passed: Passed } | { readonly passes: false; readonly reason: string };

/**
 * Whether a project's decision may be carried out within the limits, after what has passed already: all of it or
 * nothing. Of what passes, the verdict brings the new sum. Pure.
 */
export function judge(burden: Burden, passed: Passed, limits: BrakeLimits): Verdict {
  const kickoffs = passed.kickoffs + burden.kickoffs.length;
  if (burden.kickoffs.length > 0 && kickoffs > limits.kickoffsPerSweep) {
    return {
      passes: false,
      reason: `A kickoff beyond the ${limits.kickoffsPerSweep} that may go out within one interval of the sweep.`,
    };
  }
  const counts = Object.entries(countByRecipient(burden));
  const sums = counts.map(([to, count]) => [to, (passed.emails[to] ?? 0) + count] as const);
  const isTooMuch = sums.some(([, sum]) => sum > limits.emailsPerPersonPerSweep);
  if (isTooMuch) {
    return {
      passes: false,
      reason: `Emails to one person beyond the ${limits.emailsPerPersonPerSweep} that may go out within one interval of the sweep.`,
    };
  }
  return { passes: true, passed: { kickoffs, emails: { ...passed.emails, ...Object.fromEntries(sums) } } };
}
