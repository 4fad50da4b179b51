import type { ImplementationTask } from '../../domain/model.ts';
import type { TaskReading } from '../../reconcile/ports/account.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { readAssociations } from './read-associations.ts';
import { readRecords } from './read-records.ts';
import { taskRequest, toTask } from '../mapping/task-mapping.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

/**
 * Tasks by id; those that do not exist are left out.
 * @throws AccountError
 */
export async function readTasks(
  transport: HubSpotTransport,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, TaskReading>> {
  const records = await readRecords(transport, taskRequest, taskIds);
  return new Map(records.map((record) => [record.id, toTask(record)]));
}

/**
 * The tasks associated with any of these records, each once. Associations are consistent at once, unlike
 * search, so a task created a moment ago is in the answer.
 * @throws AccountError
 */
export async function readTasksOf(
  transport: HubSpotTransport,
  map: AccountMap,
  records: { readonly projectIds: readonly string[]; readonly ticketIds: readonly string[] },
): Promise<readonly TaskReading[]> {
  const to = objectTypes.task;
  const links = await Promise.all([
    readAssociations(
      transport,
      { name: 'tasks of projects', from: map.projectTypeId, to },
      records.projectIds,
    ),
    readAssociations(
      transport,
      { name: 'tasks of tickets', from: objectTypes.ticket, to },
      records.ticketIds,
    ),
  ]);
  const taskIds = links.flatMap((link) => [...link.values()].flat());
  return [...(await readTasks(transport, taskIds)).values()];
}

/**
 * How each Implement task stands; null for one that does not exist.
 * @throws AccountError
 */
export async function readImplementationTasks(
  transport: HubSpotTransport,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, ImplementationTask | null>> {
  const tasks = await readTasks(transport, taskIds);
  return new Map(
    taskIds.map((id) => {
      const task = tasks.get(id);
      return [id, task === undefined ? null : { id, completed: task.status === 'COMPLETED' }];
    }),
  );
}
