import { insertLine } from '../apply/insert-line.ts';
import { writeRows } from '../apply/row-outcome.ts';
import { isClosed } from '../is-closed.ts';
import type { Pass } from '../pass.ts';
import type { FoundTask } from './find-by-ref.ts';

const line = '<p>Completed by the app: an older task with the same reference says the same.</p>';

/**
 * Completes every open task whose reference an older task carries already. One that cannot be completed now is
 * left to people; nothing else waits for it.
 */
export async function completeDuplicates(pass: Pass, found: readonly FoundTask[]): Promise<void> {
  const open = found.flatMap(({ key, duplicates }) =>
    duplicates.filter((task) => !isClosed(task)).map((task) => ({ key, task })),
  );
  const outcomeOf = await writeRows(
    open.map(({ task: { id, body } }) => ({
      id,
      status: 'COMPLETED' as const,
      body: insertLine(body, line),
    })),
    (rows) => pass.account.updateTasks(rows),
  );
  for (const { key, task } of open) {
    const completed = outcomeOf(task.id).ok;
    pass.logger.warn({ key, taskId: task.id, completed }, 'Two tasks carried the same reference');
  }
}
