import { errorMessage } from './error-message.ts';
import type { Pass } from './pass.ts';
import type { Claim } from './ports/work-queue.ts';
import { retryOrPark } from './put-back.ts';
import { withoutAddresses } from './without-addresses.ts';

/** What came of a piece of work that may throw. */
export type Guarded<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly error: string };

/**
 * Works records of one kind. What fails for all of them at once is one failed try for each that was not given
 * back yet.
 * @throws only where the store fails; what was claimed comes back when its lease runs out
 */
export async function guarded<Result>(
  pass: Pass,
  claims: readonly Claim[],
  work: (pass: Pass, claims: readonly Claim[]) => Promise<Result>,
): Promise<Guarded<Result>> {
  try {
    return { ok: true, result: await work(pass, claims) };
  } catch (error) {
    const message = errorMessage(error);
    const left = pass.leases.held(claims);
    pass.logger.error(
      { error: withoutAddresses(message), records: left.length },
      'The records will be tried again',
    );
    await retryOrPark(
      pass,
      left.map((claim) => ({ claim, error: message })),
    );
    pass.leases.letGo(left);
    return { ok: false, error: message };
  }
}
