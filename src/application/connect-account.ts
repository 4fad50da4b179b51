import type { KnownAccount } from '../http/known-account.ts';
import type { AccountMap } from '../hubspot/account-map.ts';
import { createAccount } from '../hubspot/create-account.ts';
import { knownRecordTypes } from '../hubspot/known-record-types.ts';
import { resolveRecordTypes } from '../hubspot/start-up/resolve-record-types.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import { withPriority } from '../hubspot/transport/with-priority.ts';
import type { AccountReader, AccountWriter } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Mapping } from '../settings/mapping-schema.ts';

/** The HubSpot account under the names one version of the settings gives it. */
export interface ConnectedAccount {
  readonly account: AccountReader & AccountWriter;
  /** The same, asked and told ahead of everything that nobody waits for. */
  readonly urgent: AccountReader & AccountWriter;
  readonly known: KnownAccount;
}

interface ConnectOptions {
  readonly transport: HubSpotTransport;
  readonly mapping: Mapping;
  readonly creativeProject: { readonly objectType: string; readonly objectTypeId: string | null };
  /** null: whichever account the token belongs to. */
  readonly portalId: number | null;
  readonly clock: Clock;
}

/** The access token belongs to another account than the configuration names. */
export class WrongAccountError extends Error {
  override readonly name = 'WrongAccountError';
  constructor(expected: number, actual: number) {
    super(
      `HUBSPOT_ACCESS_TOKEN belongs to account ${actual}, but HUBSPOT_PORTAL_ID says ${expected}. Set both to the same account.`,
    );
  }
}

/**
 * Looks up everything the settings name in the account, once.
 * @throws AccountSetupError naming all that is missing, WrongAccountError, and AccountError where HubSpot cannot
 * be reached.
 */
export async function connectAccount(options: ConnectOptions): Promise<ConnectedAccount> {
  const { transport, mapping, creativeProject, clock } = options;
  const map: AccountMap = await resolveRecordTypes(transport, mapping, creativeProject);
  const account = createAccount(transport, map, clock);
  const { portalId } = await account.details();
  if (options.portalId !== null && options.portalId !== portalId) {
    throw new WrongAccountError(options.portalId, portalId);
  }
  const urgent = {
    ...createAccount(withPriority(transport, 'person'), map, clock),
    // What is kept for some minutes is kept once.
    details: () => account.details(),
    people: () => account.people(),
  };
  return { account, urgent, known: { portalId, recordTypes: knownRecordTypes(map) } };
}
