import { z } from 'zod';
import type { FiredHandoff } from '../../domain/decision.ts';
import type { Reconciled } from '../../reconcile/ports/looking.ts';
import { OperationRefused, type Operation } from '../operation.ts';
import { projectId } from '../project-id.ts';

type Done = Omit<Extract<Reconciled, { readonly kind: 'done' }>, 'kind' | 'lastImplementedAt'>;

/** What came of reconciling a project; in shadow mode what would have come of it. */
export interface ReconciledProject extends Done {
  readonly projectId: string;
  readonly fired: readonly FiredHandoff[];
}

/** Reads a project, decides what is to be done about it now, and does it. */
export const reconcile: Operation<{ readonly projectId: string }, ReconciledProject> = {
  name: 'reconcile',
  input: z.strictObject({ projectId }),
  run: async ({ reconcileNow }, { projectId: id }) => {
    const reconciled = await reconcileNow(id);
    if (reconciled.kind === 'missing')
      throw new OperationRefused('not found', `There is no creative project ${id} in the HubSpot account.`);
    if (reconciled.kind === 'failed')
      throw new OperationRefused(
        'conflict',
        `Project ${id} could not be reconciled now: ${reconciled.error}. It is in the queue and will be tried again while the app runs.`,
      );
    const { fired, quiet, warnings, status, refreshDate, waitingOn, mode } = reconciled;
    return { projectId: id, fired, quiet, warnings, status, refreshDate, waitingOn, mode };
  },
};
