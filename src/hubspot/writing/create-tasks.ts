import type { MayStart, NewTask, WriteOutcome } from '../../reconcile/ports/account.ts';
import { type AccountMap, type AssociationType, objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { fromNewTask, refInRecord } from '../mapping/task-mapping.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { writeRows } from './write-rows.ts';

// HubSpot's own ids, the same in every account.
const taskToTicket: AssociationType = { category: 'HUBSPOT_DEFINED', typeId: 230 };
const taskToCompany: AssociationType = { category: 'HUBSPOT_DEFINED', typeId: 192 };

function link(id: string, { category, typeId }: AssociationType): object {
  return { to: { id }, types: [{ associationCategory: category, associationTypeId: typeId }] };
}

function linksOf(map: AccountMap, { projectId, ticketId, companyIds }: NewTask): readonly object[] {
  return [
    ...(projectId === null ? [] : [link(projectId, map.taskToProject)]),
    ...(ticketId === null ? [] : [link(ticketId, taskToTicket)]),
    ...companyIds.map((id) => link(id, taskToCompany)),
  ];
}

/**
 * Creates tasks with their associations; outcomes by effect key, the value is HubSpot's task id.
 * Not promised: that an `unknown` task does not exist. Look it up by its Ref.
 */
export function createTasks(
  transport: HubSpotTransport,
  map: AccountMap,
  tasks: readonly NewTask[],
  mayStart?: MayStart,
): Promise<ReadonlyMap<string, WriteOutcome<string>>> {
  return writeRows(
    transport,
    {
      name: 'batch create tasks',
      path: paths.batchCreate(objectTypes.task),
      repeat: 'create',
      mayStart,
      inputOf: (task) => ({ properties: fromNewTask(task), associations: linksOf(map, task) }),
      keyOf: (task) => task.key,
      keyIn: refInRecord,
      valueOf: (record) => record.id,
    },
    tasks,
  );
}
