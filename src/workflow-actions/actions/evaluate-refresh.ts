import { trimmed } from '../../domain/texts/document.ts';
import type { ActionCall } from '../action-call.ts';
import type { ActionOutcome } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';
import { noSuchProject, reconcile, type DoneReconciling } from './reconciled.ts';

/** Longer explanations are cut: they are read in a workflow's history. */
const longestExplanation = 2000;

/**
 * Reconciles the creative project now. In shadow mode nothing is written and the outputs say what would happen.
 * @throws TryLater, AccountError
 */
export async function evaluateRefresh(
  surroundings: Pick<ActionSurroundings, 'reconcileNow'>,
  { record }: Pick<ActionCall, 'record'>,
): Promise<ActionOutcome<'evaluate-refresh'>> {
  const reconciled = await reconcile(surroundings, record.id);
  if (reconciled === null) return noSuchProject(record.id);
  const names = [...new Set(reconciled.fired.map(({ handoff }) => handoff))];
  return {
    ok: true,
    outputs: {
      handoffs_fired: names.join('; '),
      handoff_count: names.length,
      waiting_on: reconciled.waitingOn,
      refresh_status: reconciled.status,
      explanation: explain(reconciled),
    },
  };
}

function explain({ fired, quiet, warnings, mode }: DoneReconciling): string {
  const happened = fired.length > 0 ? fired.map(({ reason }) => reason) : quiet;
  const shadow = mode === 'shadow' ? ['The app is in shadow mode, so nothing was written.'] : [];
  const sentences = [...shadow, ...happened, ...warnings];
  const explanation = sentences.length > 0 ? sentences : ['There is nothing to do.'];
  return trimmed([...new Set(explanation)].join(' '), longestExplanation);
}
