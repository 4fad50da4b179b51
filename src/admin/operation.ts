import type { z } from 'zod';
import type { Configuration } from '../config/configuration.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import type { CurrentSettings } from '../reconcile/current-settings.ts';
import type { AccountReader, AccountWriter } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { LookAtProject, ReconcileNow } from '../reconcile/ports/looking.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { Store } from '../store/open-store.ts';

/** What an admin's operations work with: the parts of the app, running or opened for one command. */
export interface AdminSurroundings {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: Store;
  readonly settings: CurrentSettings;
  readonly transport: HubSpotTransport;
  /** Throws an AccountError as long as the account is not known. */
  readonly account: () => AccountReader & AccountWriter;
  readonly look: LookAtProject;
  readonly reconcileNow: ReconcileNow;
  /**
   * Looks for everything open now, and waits until what it found is worked and its mail is out or put off. What has to
   * wait because sweeps yield is not waited for.
   */
  readonly sweepAndSettle: () => Promise<number>;
  /** Whether what sweeps find has to wait, to leave the rest of the day's calls to people. */
  readonly sweepsYield: () => boolean;
}

/** How far a long operation is; `total` may grow. */
export type Progress = (done: number, total: number) => void;

/**
 * Something an admin may ask for or do, on the command line and over `POST /admin/operations/<name>`. Input and
 * output are JSON. Where the app runs, it does it; else the command line opens store and account itself.
 */
export interface Operation<Input, Output> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  /**
   * True: it needs no known HubSpot account, so it also works where HubSpot is down or the account does not fit the
   * settings. `account`, `look` and `reconcileNow` may fail then.
   */
  readonly worksWithoutAccount?: true;
  run(surroundings: AdminSurroundings, input: Input, progress: Progress): Promise<Output>;
}

/** An operation that cannot be carried out as asked; the message says what to do. Exit code 1, status 400 or 404. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
  readonly because: 'bad input' | 'not found' | 'conflict';
  constructor(because: OperationRefused['because'], message: string) {
    super(message);
    this.because = because;
  }
}
