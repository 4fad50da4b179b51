import { AccountError } from '../../reconcile/ports/account.ts';
import { HubSpotUnavailable } from '../transport/errors.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import type { PlannedLine, ProvisioningPlan, Step } from './plan.ts';
import { carryOutStep } from './carry-out-step.ts';

/** What became of one step; `error` says why where it is not done. */
export interface StepOutcome {
  readonly outcome: 'done' | 'failed' | 'not tried';
  readonly error: string | null;
}

const done: StepOutcome = { outcome: 'done', error: null };

/** What a step cannot do without; a step with the same name makes it. */
function needs(step: Step): readonly string[] {
  switch (step.kind) {
    case 'association':
      return ['custom object'];
    case 'property group':
      return step.on === 'project' ? ['custom object'] : [];
    case 'property':
      return [...(step.on === 'project' ? ['custom object'] : []), `property group ${step.on}`];
    case 'custom object':
    case 'options':
    case 'pipeline':
    case 'stage':
      return [];
  }
}

const makes = (step: Step): string =>
  step.kind === 'property group' ? `property group ${step.on}` : step.kind;

/**
 * Carries out a plan step by step, and goes on with the others where one fails. Nothing is undone: the next plan
 * has what is left. Steps that need what could not be made, and all that are left once HubSpot is out of reach,
 * are not tried. Never rejects for what HubSpot says.
 */
export async function carryOut(
  transport: HubSpotTransport,
  plan: ProvisioningPlan,
  progress: (done: number, total: number) => void,
): Promise<ReadonlyMap<PlannedLine, StepOutcome>> {
  const outcomes = new Map<PlannedLine, StepOutcome>();
  const notMade = new Set<string>();
  let projectTypeId = plan.projectTypeId;
  let isOutOfReach = false;
  const steps = plan.lines.flatMap((line) => (line.step === null ? [] : [{ line, step: line.step }]));
  const carry = async (step: Step): Promise<StepOutcome> => {
    if (isOutOfReach) return { outcome: 'not tried', error: 'HubSpot was out of reach' };
    const lacking = needs(step).find((need) => notMade.has(need));
    if (lacking !== undefined)
      return {
        outcome: 'not tried',
        error: `the ${lacking.replace(/ (project|ticket)$/, '')} could not be created`,
      };
    try {
      projectTypeId = (await carryOutStep(transport, step, projectTypeId)) ?? projectTypeId;
      return done;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      isOutOfReach =
        error instanceof HubSpotUnavailable || (error instanceof AccountError && error.because === 'later');
      notMade.add(makes(step));
      return { outcome: 'failed', error: error.message };
    }
  };
  progress(0, steps.length);
  for (const [position, { line, step }] of steps.entries()) {
    outcomes.set(line, await carry(step));
    progress(position + 1, steps.length);
  }
  return outcomes;
}
