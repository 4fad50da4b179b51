import { todayIn } from '../../domain/calendar.ts';
import type { AccountDetails } from '../../domain/model.ts';
import { whatToSet } from '../../config/environment.ts';
import { readAccountDetails } from '../../hubspot/reading/read-people.ts';
import { HubSpotRefused } from '../../hubspot/transport/errors.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import { error, notChecked, ok, type Line } from './report.ts';

export interface Access {
  readonly lines: readonly Line[];
  /** Whether there is any point in asking HubSpot more. */
  readonly isOpen: boolean;
  /** Whether the account's details may be seen. */
  readonly showsDetails: boolean;
  /** The account's own, or where that is not usable another one to count days in. */
  readonly timeZone: string;
}

const fallbackZone = 'UTC';

/** Whether HubSpot answers and takes the token, and whose account it is. `portalId` null: any will do. */
export async function checkAccess(transport: HubSpotTransport, portalId: number | null): Promise<Access> {
  try {
    const details = await readAccountDetails(transport);
    const works = ok('token', 'HubSpot answers and takes the access token.');
    const timeZone = isKnown(details.timeZone) ? details.timeZone : fallbackZone;
    return { lines: [works, lineOfAccount(details, portalId)], isOpen: true, showsDetails: true, timeZone };
  } catch (failure) {
    if (failure instanceof AccountError) return explain(failure);
    throw failure;
  }
}

function explain(failure: AccountError): Access {
  const { cause } = failure;
  const unseen = { showsDetails: false, timeZone: fallbackZone };
  const refused = cause instanceof HubSpotRefused ? cause : null;
  if (refused?.category === 'MISSING_SCOPES')
    return {
      lines: [
        ok('token', 'HubSpot answers and takes the access token.'),
        notChecked('account', 'the app lacks the scope "oauth"'),
      ],
      isOpen: true,
      ...unseen,
    };
  const closed = { isOpen: false, ...unseen };
  if (refused?.status === 401)
    return {
      lines: [
        error(
          'token',
          'HubSpot does not take the access token (401).',
          `Set HUBSPOT_ACCESS_TOKEN to ${whatToSet.HUBSPOT_ACCESS_TOKEN}.`,
        ),
      ],
      ...closed,
    };
  const fix =
    failure.because === 'later'
      ? 'Check the network and HUBSPOT_API_BASE_URL; status.hubspot.com tells of outages.'
      : 'Check HUBSPOT_API_BASE_URL, and in HubSpot that the app is still installed and active.';
  return { lines: [error('token', `HubSpot could not be asked: ${failure.message}.`, fix)], ...closed };
}

function lineOfAccount(details: AccountDetails, wanted: number | null): Line {
  const { portalId, timeZone } = details;
  if (wanted !== null && wanted !== portalId)
    return error(
      'account',
      `The access token is one of account ${portalId}, but HUBSPOT_PORTAL_ID says ${wanted}.`,
      'Set both to the same account.',
    );
  if (!isKnown(timeZone))
    return error(
      'account',
      `The time zone "${timeZone}" of account ${portalId} is not known here.`,
      'Choose another in HubSpot (Settings > Account defaults), or update Node.js.',
    );
  return ok('account', `It is account ${portalId}, whose time zone is ${timeZone}.`);
}

function isKnown(timeZone: string): boolean {
  try {
    return todayIn(timeZone, 0) !== '';
  } catch (failure) {
    if (failure instanceof RangeError) return false;
    throw failure;
  }
}
