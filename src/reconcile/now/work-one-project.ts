import type { Decision } from '../../domain/decision.ts';
import { errorMessage } from '../error-message.ts';
import { guarded } from '../guarded.ts';
import { openPass } from '../open-pass.ts';
import type { Pass, ReconcilerDependencies } from '../pass.ts';
import { AccountError } from '../ports/account.ts';
import { workProjects } from '../projects/work-projects.ts';
import { withoutAddresses } from '../without-addresses.ts';
import type { ProjectWork } from '../work.ts';
import { headStartMs, type Taken } from './take-project.ts';

/** A project that was read and decided; whether all of it was carried out is in the work's ending. */
export interface WorkedRound {
  readonly kind: 'worked';
  readonly work: ProjectWork;
  readonly decision: Decision;
  readonly mode: Pass['mode'];
}

interface Failure {
  readonly kind: 'failed';
  readonly error: string;
}

/**
 * One pass over a project that was taken from the queue; it is given back as from any other pass.
 * @throws only where the store fails; the record comes back when its lease runs out
 */
export async function workOneProject(
  dependencies: ReconcilerDependencies,
  { claim, claimedAt }: Taken,
): Promise<WorkedRound | Failure | { readonly kind: 'missing' }> {
  let pass: Pass;
  try {
    pass = openPass(dependencies, { claims: [claim], claimedAt, secondLookAfterMs: headStartMs });
  } catch (error) {
    // The account is not known yet: nothing was tried, so nothing is counted.
    await dependencies.queue.release([claim]);
    if (!(error instanceof AccountError)) throw error;
    return failed(errorMessage(error));
  }
  try {
    const worked = await guarded(pass, [claim], workProjects);
    if (!worked.ok) return failed(worked.error);
    const [outcome] = worked.result;
    if (outcome?.kind === 'unread') return failed(outcome.error);
    if (outcome?.kind !== 'worked') return { kind: 'missing' };
    const { work } = outcome;
    if (work.ending?.kind === 'failed') return failed(work.ending.error);
    if (work.decision === null) return failed('The project was not decided');
    return { kind: 'worked', work, decision: work.decision, mode: pass.mode };
  } finally {
    pass.leases.stop();
  }
}

/** It is told outside of the app, where no address belongs. */
function failed(error: string): Failure {
  return { kind: 'failed', error: withoutAddresses(error) };
}
