import type { Problem } from '../../hubspot/start-up/findings.ts';

/** `warning`: the app works, but not everywhere as somebody may think. `error`: something does not work. */
export type Verdict = 'ok' | 'warning' | 'error';

/** What one check found. */
export interface Line {
  readonly verdict: Verdict;
  /** Which check it was; the same in every run. */
  readonly check: string;
  /** A sentence. */
  readonly what: string;
  /** A sentence that says what to do; null where nothing is wrong. */
  readonly fix: string | null;
}

export interface Group {
  readonly name: string;
  readonly lines: readonly Line[];
}

export interface DoctorReport {
  /** The worst of all lines. */
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Calls of HubSpot this run made, each try counted. */
  readonly hubspotCalls: { readonly total: number; readonly byName: Readonly<Record<string, number>> };
  readonly groups: readonly Group[];
}

export const ok = (check: string, what: string): Line => ({ verdict: 'ok', check, what, fix: null });
export const warning = (check: string, what: string, fix: string): Line => ({
  verdict: 'warning',
  check,
  what,
  fix,
});
export const error = (check: string, what: string, fix: string): Line => ({
  verdict: 'error',
  check,
  what,
  fix,
});

/** A check that had to be left out; `because` is a sentence without its full stop. */
export const notChecked = (check: string, because: string): Line =>
  warning(check, `Not checked (${check}): ${because}.`, 'Mend that first, then run doctor again.');

/** What the check at start finds, as a line. */
export const lineOf = (
  check: string,
  { what, fix }: Problem,
  verdict: 'warning' | 'error' = 'error',
): Line => ({
  verdict,
  check,
  what: `${what}.`,
  fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.`,
});

export const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

export const firstLineOf = (failure: unknown): string => messageOf(failure).split('\n', 1).join('');

/** `lines`, or where there are none the sentence that all is well. */
export const orElseOk = (lines: readonly Line[], check: string, what: string): readonly Line[] =>
  lines.length > 0 ? lines : [ok(check, what)];

/** The report of everything that was found. `calls` are the tries by the calls' names. */
export function reportOf(groups: readonly Group[], calls: ReadonlyMap<string, number>): DoctorReport {
  const verdicts = groups.flatMap(({ lines }) => lines.map(({ verdict }) => verdict));
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const counts = { ok: count('ok'), warning: count('warning'), error: count('error') };
  const byName = Object.fromEntries([...calls].sort(([one], [other]) => one.localeCompare(other, 'en')));
  return {
    verdict: counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'ok',
    counts,
    hubspotCalls: { total: [...calls.values()].reduce((sum, tries) => sum + tries, 0), byName },
    groups,
  };
}
