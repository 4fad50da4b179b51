import { AccountError } from '../../reconcile/ports/account.ts';

/** One thing the account lacks or has otherwise. */
export interface Problem {
  /** A sentence, without its full stop. */
  readonly what: string;
  /** What to do about it: the second half of that sentence. */
  readonly fix: string;
}

export const sentenceOf = ({ what, fix }: Problem): string => `${what}: ${fix}.`;

/** What one part of the check found: its answer, or everything that keeps it from having one. */
export type Finding<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const found = <Value>(value: Value): Finding<Value> => ({ ok: true, value });
export const missing = (
  ...problems: readonly Problem[]
): { readonly ok: false; problems: readonly Problem[] } => ({
  ok: false,
  problems,
});

/** The problems of a finding; none where it is well. */
export function problemsOf(finding: Finding<unknown>): readonly Problem[] {
  return finding.ok ? [] : finding.problems;
}

/**
 * Reads what a part of the check needs. That HubSpot refuses to show it is a finding like any other, so that
 * all of them are told at once; that HubSpot is out of reach is thrown on.
 */
export async function look<Value>(what: string, read: () => Promise<Value>): Promise<Finding<Value>> {
  try {
    return found(await read());
  } catch (error) {
    if (error instanceof AccountError && error.because !== 'later')
      return missing({
        what: `${what} could not be read (${error.message})`,
        fix: "check the app's scopes and access token",
      });
    throw error;
  }
}
