import type { Pass } from '../pass.ts';
import type { CreatedTask } from '../ports/ledger.ts';
import type { Work } from '../work.ts';

/** A task whose creation was sent to HubSpot; it has no id where no answer came that can be trusted. */
export interface BegunTask {
  readonly work: Work;
  readonly task: CreatedTask;
}

/**
 * Confirms the tasks that were created. HubSpot cannot be kept from carrying out what is under way: while a creation
 * was, somebody else may have taken the record over, found no task, and created one. Then the ledger forgets which
 * task it knows and the record is looked at again; that look finds both and completes the newer. An intent of unknown
 * outcome is looked up anyway as long as it is ours.
 */
export async function confirmTasks(pass: Pass, begun: readonly BegunTask[]): Promise<void> {
  const now = pass.clock.now();
  const created = begun.flatMap(({ task }) => (task.taskId === null ? [] : { ...task, taskId: task.taskId }));
  const confirmed = new Set(await pass.ledger.confirm(created, now));
  const doubtful: BegunTask[] = [];
  for (const each of begun) {
    const isSettled =
      each.task.taskId === null ? await pass.leases.areHeld([each.work.claim]) : confirmed.has(each.task.key);
    if (!isSettled) doubtful.push(each);
  }
  if (doubtful.length > 0) await contest(pass, doubtful);
}

async function contest(pass: Pass, doubtful: readonly BegunTask[]): Promise<void> {
  const now = pass.clock.now();
  const tasks = doubtful.map(({ task }) => task);
  const contested = new Set(await pass.ledger.contest(tasks, now));
  const works = doubtful.filter(({ task }) => contested.has(task.key));
  await pass.queue.mark(
    works.map(({ work: { claim } }) => {
      const { kind, id, priority } = claim;
      return { kind, id, priority, dueAt: now };
    }),
  );
  for (const { work, task } of works) {
    const { key, taskId } = task;
    work.logger.warn({ key, taskId }, 'A task may have been created twice; it is looked up');
  }
}
