import { implementTaskSubject } from '../../domain/texts/implement.ts';
import { isClosed } from '../is-closed.ts';
import type { Pass } from '../pass.ts';
import type { TaskReading } from '../ports/account.ts';
import type { ProjectWork } from '../work.ts';

/** Open tasks with the exact subject that the app did not make. */
export function handMadeImplementTasks(tasks: readonly TaskReading[]): readonly TaskReading[] {
  return tasks.filter(
    (task) => task.ref === null && task.subject === implementTaskSubject && !isClosed(task),
  );
}

/**
 * Where a work's decision asks for an Implement task and exactly one was made by hand (or by an older workflow), the
 * ledger takes that one over under the key of the decision: it is never created a second time, and completing it
 * closes the cycle.
 * @throws AccountError where the tasks on the record cannot be read
 */
export async function bindImplementTask(pass: Pass, work: ProjectWork): Promise<'bound' | 'none'> {
  const wanted = work.decision?.effects.find(
    (effect) => effect.kind === 'create task' && effect.handoff === '7 approval',
  );
  if (wanted === undefined) return 'none';
  if (work.taskIds.has(wanted.key)) return 'bound';
  const tasks = await pass.account.tasksOf({ projectIds: [work.projectId], ticketIds: [] });
  const [task, ...others] = handMadeImplementTasks(tasks);
  if (task === undefined || others.length > 0) return 'none';
  const { projectId } = work;
  await pass.ledger.adopt(
    [{ key: wanted.key, taskId: task.id, state: 'open', dueAt: task.dueAt, projectId, ticketId: null }],
    pass.clock.now(),
  );
  work.taskIds.set(wanted.key, task.id);
  return 'bound';
}
