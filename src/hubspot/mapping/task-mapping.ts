import type { NewTask, TaskReading, TaskUpdate } from '../../reconcile/ports/account.ts';
import type { TaskMade } from '../../domain/shadow-report/past.ts';
import { objectTypes } from '../account-map.ts';
import { given, underNames } from './property-changes.ts';
import type { RecordRequest } from './record-request.ts';
import type { CrmRecord } from '../schemas/records.ts';
import { refOf } from './task-ref.ts';
import { type PropertyValue, readInstant, readText, writeInstant } from './values.ts';

const names = {
  subject: 'hs_task_subject',
  body: 'hs_task_body',
  status: 'hs_task_status',
  priority: 'hs_task_priority',
  type: 'hs_task_type',
  dueAt: 'hs_timestamp',
  owner: 'hubspot_owner_id',
} as const;

/** Property of HubSpot's own with a task's status. */
export const taskStatusProperty = names.status;

const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'] as const;

/** The properties of a task the app reads. */
export const taskRequest: RecordRequest = {
  name: 'tasks',
  objectTypeId: objectTypes.task,
  properties: [names.subject, names.body, names.status, names.dueAt],
};

/** Only the two settled statuses decide anything; a status HubSpot may add counts as open. */
function readStatus(value: PropertyValue): TaskReading['status'] {
  return statuses.find((status) => status === value) ?? 'NOT_STARTED';
}

/** The task that a record of the account stands for. */
export function toTask({ id, properties, createdAt }: CrmRecord): TaskReading {
  const body = properties[names.body] ?? '';
  return {
    id,
    subject: readText(properties[names.subject]) ?? '',
    body,
    status: readStatus(properties[names.status]),
    dueAt: readInstant(properties[names.dueAt]),
    createdAt: readInstant(createdAt) ?? 0,
    ref: refOf(body),
  };
}

/** The effect key in a record just created, if HubSpot sent its body along. */
export function refInRecord({ properties }: CrmRecord): string | null {
  return refOf(properties[names.body] ?? '');
}

/** What tells who a task is for and whether it is ours. */
export const taskMadeRequest: RecordRequest = {
  name: 'tasks made',
  objectTypeId: objectTypes.task,
  properties: [names.subject, names.body, names.owner],
};

/** A task that somebody else made, associated with these tickets; null: it is one of ours. */
export function toTaskMade(
  { id, properties, createdAt }: CrmRecord,
  ticketIds: readonly string[],
): TaskMade | null {
  if (refOf(properties[names.body] ?? '') !== null) return null;
  return {
    id,
    subject: readText(properties[names.subject]) ?? '',
    ownerId: readText(properties[names.owner]),
    createdAt: readInstant(createdAt) ?? 0,
    ticketIds,
  };
}

/** The properties of a new task; without an owner it is left unassigned. */
export function fromNewTask(task: NewTask): Readonly<Record<string, string>> {
  return underNames(
    {
      subject: task.subject,
      body: task.body,
      status: 'NOT_STARTED',
      priority: task.priority,
      type: 'TODO',
      dueAt: writeInstant(task.dueAt),
      owner: task.ownerId ?? undefined,
    },
    names,
  );
}

/** A change of a task; what the update leaves out is not written. */
export function fromTaskUpdate({ status, dueAt, body }: TaskUpdate): Readonly<Record<string, string>> {
  return underNames({ status, dueAt: given(dueAt, writeInstant), body }, names);
}
