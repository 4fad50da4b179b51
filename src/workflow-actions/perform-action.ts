import type { ActionCall } from './action-call.ts';
import { checkAdSetReadiness } from './actions/ad-set-readiness.ts';
import { completeImplementation } from './actions/complete-implementation.ts';
import { evaluateRefresh } from './actions/evaluate-refresh.ts';
import { calculateNextRefreshDate } from './actions/next-refresh-date.ts';
import type { ActionName } from './catalogue.ts';
import type { ActionOutcome, AnyOutcome } from './outcome.ts';
import type { ActionSurroundings } from './surroundings.ts';

type Actions = {
  readonly [Name in ActionName]: (
    surroundings: ActionSurroundings,
    call: ActionCall,
  ) => Promise<ActionOutcome<Name>>;
};

const actions: Actions = {
  'evaluate-refresh': evaluateRefresh,
  'next-refresh-date': calculateNextRefreshDate,
  'ad-set-readiness': checkAdSetReadiness,
  'complete-implementation': completeImplementation,
};

/** Does the work of one call, whoever waits for it. May be done again: a repetition does nothing twice. */
export type PerformAction = (call: ActionCall) => Promise<AnyOutcome>;

/**
 * Gives the actions what they read and write through.
 * The work throws TryLater and AccountError where nothing came of it this time.
 */
export function createPerformAction(surroundings: ActionSurroundings): PerformAction {
  return (call) => actions[call.action](surroundings, call);
}
