import { projectPrefix, ticketPrefix } from '../../domain/effect-keys.ts';
import type { IssuedEffect } from '../../domain/model.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type { AccountReader } from '../../reconcile/ports/account.ts';
import type { IssuedTask } from './explanation.ts';

/** More than one cycle of a project ever has; older ones are left out. */
const mostTasks = 200;

/**
 * The tasks of this cycle and whatever is still open, as they are in HubSpot now, in the order they were issued.
 * @throws AccountError
 */
export async function issuedTasks(
  reader: Pick<AccountReader, 'readTasks'>,
  issued: readonly IssuedEffect[],
  {
    projectId,
    cycle,
    adSets,
    looseTickets,
  }: Pick<Standing, 'projectId' | 'cycle' | 'adSets' | 'looseTickets'>,
): Promise<readonly IssuedTask[]> {
  const present = adSets.filter((set) => set.cycle === cycle).flatMap(({ tickets }) => tickets);
  const prefixes = [
    projectPrefix({ id: projectId, cycle }),
    ...[...present, ...looseTickets].map(({ id }) => ticketPrefix(id)),
  ];
  const isOfNow = ({ key, state }: IssuedEffect) =>
    state === 'open' || prefixes.some((prefix) => key.startsWith(prefix));
  const ids = issued
    .filter(isOfNow)
    .flatMap(({ taskId }) => taskId ?? [])
    .slice(-mostTasks);
  const tasks = ids.length === 0 ? null : await reader.readTasks(ids);
  return ids.map((taskId) => {
    const task = tasks?.get(taskId);
    if (!task) return { taskId, subject: null, status: 'DELETED', dueAt: null };
    const dueAt = task.dueAt === null ? null : new Date(task.dueAt).toISOString();
    return { taskId, subject: task.subject, status: task.status, dueAt };
  });
}
