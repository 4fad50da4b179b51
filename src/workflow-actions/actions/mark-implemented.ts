import type { CreativeProject } from '../../domain/model.ts';
import { insertLine } from '../../reconcile/apply/insert-line.ts';
import type { AccountReader, AccountWriter, WriteOutcome } from '../../reconcile/ports/account.ts';
import { TryLater } from '../outcome.ts';

const line = '<p>A workflow completed this task: the creatives are implemented.</p>';

/**
 * Completes the Implement task of the project, with a line saying so. Where somebody has deleted it, the status
 * says the same in its place. A write without a trustworthy answer is left for the next look to judge.
 * @throws TryLater where HubSpot did nothing, AccountError
 */
export async function markImplemented(
  account: Pick<AccountReader & AccountWriter, 'readTasks' | 'updateTasks' | 'updateProjects'>,
  { id: projectId, implementationTaskId: taskId }: Pick<CreativeProject, 'id' | 'implementationTaskId'>,
): Promise<void> {
  const task = taskId === null ? undefined : (await account.readTasks([taskId])).get(taskId);
  if (task?.status === 'COMPLETED') return;
  const outcomes = task
    ? await account.updateTasks([{ id: task.id, status: 'COMPLETED', body: insertLine(task.body, line) }])
    : await account.updateProjects([{ id: projectId, change: { status: 'creatives_implemented' } }]);
  refuseUndone(outcomes.get(task?.id ?? projectId));
}

function refuseUndone(outcome: WriteOutcome<void> | undefined): void {
  if (outcome === undefined || outcome.ok || outcome.because === 'unknown') return;
  throw new TryLater(`HubSpot did not take the completion: ${outcome.message}`);
}
