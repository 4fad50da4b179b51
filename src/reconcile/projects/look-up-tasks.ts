import type { ProjectMemory } from '../../domain/model.ts';
import { groupBy } from '../group-by.ts';
import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';
import type { KnownTask } from '../ports/ledger.ts';
import { takeOver } from '../tasks/take-over.ts';
import { findTasks } from './find-tasks.ts';

/**
 * Looks in HubSpot for tasks the ledger cannot vouch for. The ledger takes over what is found, except in shadow
 * mode.
 * @returns the tasks found, by project id
 * @throws AccountError where HubSpot cannot be read
 */
export async function lookUpTasks(
  pass: Pass,
  readings: ReadonlyMap<string, ProjectReading>,
  memories: ReadonlyMap<string, ProjectMemory>,
): Promise<ReadonlyMap<string | null, readonly KnownTask[]>> {
  const lookUp = await findTasks(pass, readings, memories);
  if (lookUp === null) return new Map();
  if (pass.mode === 'live') await takeOver(pass, lookUp);
  return groupBy(lookUp.known, ({ projectId }) => projectId);
}
