import { adopt } from '../../domain/adoption/adopt.ts';
import type { Selection } from '../../domain/adoption/choice.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import type { Pass } from '../pass.ts';
import type { ProjectWork } from '../work.ts';
import { bindImplementTask } from './bind-implement-task.ts';

interface Request {
  readonly choices: Selection['choices'];
  readonly because: string;
  /** See `Selection`; now, unless given. */
  readonly before?: number;
}

/**
 * Narrows the decision of a work to the adoption of these handoffs. What is not told is noted in the ledger first,
 * so that what leaves no stamp is not decided again.
 * @returns true where nothing is left to adopt; the decision is as it was then
 * @throws AccountError where the tasks on the record cannot be read
 */
export async function adoptWork(pass: Pass, work: ProjectWork, request: Request): Promise<boolean> {
  const now = pass.clock.now();
  const binding = await bindImplementTask(pass, work);
  const { decision, untold } = adopt(work.snapshot, rulesOf(pass.settings), now, {
    choices: request.choices,
    because: request.because,
    before: request.before ?? now,
    hasImplementTask: binding === 'bound',
  });
  if (!decision.lookAgain) return true;
  await pass.ledger.noteChanges(
    untold.map(({ key, projectId, ticketId }) => ({ key, projectId, ticketId })),
    now,
  );
  work.decision = decision;
  // What is adopted next is decided from the records, all of them.
  work.carriesOn = false;
  return false;
}
