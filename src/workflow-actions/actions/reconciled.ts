import type { Reconciled } from '../../reconcile/ports/looking.ts';
import { failed, TryLater } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';

export type DoneReconciling = Extract<Reconciled, { kind: 'done' }>;

/**
 * Reconciles the project now. null: there is no such project.
 * @throws TryLater where it could not be done this time
 */
export async function reconcile(
  { reconcileNow }: Pick<ActionSurroundings, 'reconcileNow'>,
  projectId: string,
): Promise<DoneReconciling | null> {
  const reconciled = await reconcileNow(projectId);
  switch (reconciled.kind) {
    case 'done':
      return reconciled;
    case 'missing':
      return null;
    case 'failed':
      throw new TryLater(`The creative project could not be reconciled: ${reconciled.error}`);
  }
}

export function noSuchProject(projectId: string) {
  return failed('RECORD_NOT_FOUND', `There is no creative project ${projectId}.`);
}
