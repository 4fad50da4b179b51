import type { TaskReading } from './ports/account.ts';

/** Whether nobody has to do anything about the task any more. */
export function isClosed(task: TaskReading): boolean {
  return task.status === 'COMPLETED' || task.status === 'DEFERRED';
}
