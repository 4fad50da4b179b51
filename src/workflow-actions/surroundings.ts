import type { AccountReader, AccountWriter } from '../reconcile/ports/account.ts';
import type { EffectLedger } from '../reconcile/ports/ledger.ts';
import type { LookAtProject, ReconcileNow } from '../reconcile/ports/looking.ts';

/** What the actions read and write through. */
export interface ActionSurroundings {
  readonly look: LookAtProject;
  readonly reconcileNow: ReconcileNow;
  /** Asked for by every call: changed settings may have built a new one. */
  readonly account: () => Pick<
    AccountReader & AccountWriter,
    'readTickets' | 'readTasks' | 'readProjectRecords' | 'updateTasks' | 'updateProjects'
  >;
  readonly ledger: Pick<EffectLedger, 'ownersOfTasks'>;
}
