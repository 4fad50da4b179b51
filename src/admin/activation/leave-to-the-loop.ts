import { adoptable } from '../../domain/adoption/choice.ts';
import type { Burden } from '../../domain/brake/burden.ts';
import type { Handoff } from '../../domain/decision.ts';
import { anyCycle } from '../../reconcile/ports/held-projects.ts';
import type { AdminSurroundings } from '../operation.ts';
import type { LeftOver } from './adopt-projects.ts';
import { choicesFor, type ChosenByName } from './handoff-names.ts';

/**
 * What could not be adopted now is kept as dropped: every look of the live app tries again to adopt it before it
 * tells anybody of it.
 */
export async function leaveToTheLoop(
  { store, clock }: AdminSurroundings,
  left: readonly LeftOver[],
  chosen: ChosenByName,
): Promise<void> {
  if (left.length === 0) return;
  const handoffs = adoptedOf(chosen);
  const burdenOf = ({ projectId }: LeftOver): Burden => ({
    ...{ projectId, cycle: anyCycle, name: `Project ${projectId}`, handoffs },
    ...{ keys: [], kickoffs: [], emails: [] },
  });
  await store.held.hold(
    left.map((each) => ({
      burden: burdenOf(each),
      reason: `It could not be adopted when the app went live: ${each.error}`,
    })),
    clock.now(),
  );
  await store.held.say(
    'dropped',
    left.map(({ projectId }) => projectId),
  );
}

function adoptedOf(chosen: ChosenByName): readonly Handoff[] {
  const choices = choicesFor(chosen);
  return adoptable.filter((handoff) => choices[handoff] !== 'fire');
}
