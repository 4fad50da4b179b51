import { AccountError } from '../../reconcile/ports/account.ts';
import { messageOf, error, notChecked, type Line } from './report.ts';

/**
 * Makes one part of the checks that ask HubSpot. Without a scope it needs, it is left out; where HubSpot fails in the
 * middle, that is its outcome, and the other parts are not touched.
 */
export async function hubspotPart(
  check: string,
  needs: readonly string[],
  missing: ReadonlySet<string>,
  run: () => Promise<readonly Line[]>,
): Promise<readonly Line[]> {
  const lacking = needs.find((scope) => missing.has(scope));
  if (lacking !== undefined) return [notChecked(check, `the app lacks the scope "${lacking}"`)];
  try {
    return await run();
  } catch (failure) {
    if (!(failure instanceof AccountError)) throw failure;
    const fix =
      failure.because === 'later'
        ? 'Run doctor again in some minutes; status.hubspot.com tells of outages.'
        : 'Run doctor again; if it stays, compare what HubSpot says with its documentation.';
    return [error(check, `HubSpot could not be asked: ${messageOf(failure)}.`, fix)];
  }
}
