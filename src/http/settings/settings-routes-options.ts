import type { TicketPipeline } from '../../hubspot/reading/read-pipelines.ts';
import type { CurrentSettings, Mode } from '../../reconcile/current-settings.ts';
import type { AccountReader } from '../../reconcile/ports/account.ts';
import type { Logger } from '../../reconcile/ports/observer.ts';
import type { Mapping } from '../../settings/mapping-schema.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import type { UiRequestOptions } from '../ui-requests.ts';
import type { TrustOptions } from './require-trust.ts';

export interface SettingsRoutesOptions extends UiRequestOptions, TrustOptions {
  readonly store: SettingsStore;
  readonly current: Pick<CurrentSettings, 'reload'>;
  /** MODE of the environment, which wins over the settings; null where it is not set. */
  readonly environmentMode: Mode | null;
  /** Throws an AccountError as long as the account is not known. */
  readonly reader: () => Pick<AccountReader, 'details' | 'people'>;
  readonly pipelines: () => Promise<readonly TicketPipeline[]>;
  /** In what the account does not fit this mapping, and what to do about it; empty: it fits. */
  readonly checkMapping: (mapping: Mapping) => Promise<readonly string[]>;
  readonly logger: Logger;
  /**
   * Real milliseconds HubSpot may take for one question; 3,000 unless given, and twice that for the mapping, which
   * takes several calls. A 503 comes again once by itself, and all this together is less than a page waits.
   */
  readonly patienceMs?: number;
}
