import type { Instant } from '../domain/model.ts';
import { priorities } from '../reconcile/ports/work-queue.ts';
import type { Mark, Priority, RecordKind } from '../reconcile/ports/work-queue.ts';
import { sidesOfAssociation } from './association-sides.ts';
import type { KnownRecordTypes } from './known-account.ts';
import type { WebhookEvent } from './webhook-events.ts';

/** Why an event leads to no record to look at. */
export type DropReason =
  | 'unknown subscription'
  | 'unknown record type'
  | 'unknown property'
  | 'task not completed'
  | 'association of other records';

export interface Marking {
  /** One per record, however many events spoke of it. */
  readonly marks: readonly Mark[];
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

type MarkedRecord = Pick<Mark, 'kind' | 'id'>;
type Reading = readonly MarkedRecord[] | DropReason;

/**
 * Turns events into the records to look at; of the event's values only the completion of a task counts, all
 * else is read again. Our own echoes are marks like any other: a record that is settled costs no effect.
 */
export function eventsToMarks(
  events: readonly WebhookEvent[],
  known: KnownRecordTypes,
  dueAt: Instant,
): Marking {
  const marks = new Map<string, Mark>();
  const dropped: Partial<Record<DropReason, number>> = {};
  for (const event of events) {
    const reading = readEvent(event, known);
    if (typeof reading === 'string') {
      dropped[reading] = (dropped[reading] ?? 0) + 1;
      continue;
    }
    const priority = priorityOf(event.changeSource);
    for (const { kind, id } of reading) {
      const before = marks.get(`${kind}:${id}`)?.priority ?? priority;
      marks.set(`${kind}:${id}`, { kind, id, priority: before < priority ? before : priority, dueAt });
    }
  }
  return { marks: [...marks.values()], dropped };
}

function readEvent(event: WebhookEvent, known: KnownRecordTypes): Reading {
  switch (event.subscriptionType) {
    case 'object.creation':
    case 'object.deletion':
    case 'object.restore': {
      const kind = kindOf(event.objectTypeId, known);
      if (kind === 'task') return 'task not completed';
      return kind === null ? 'unknown record type' : [{ kind, id: event.objectId }];
    }
    case 'object.merge': {
      const kind = kindOf(event.objectTypeId, known);
      if (kind === 'task') return 'task not completed';
      if (kind === null) return 'unknown record type';
      const merged = [event.primaryObjectId, ...event.mergedObjectIds];
      const ids = event.newObjectId === null ? merged : [...merged, event.newObjectId];
      return ids.map((id) => ({ kind, id }));
    }
    case 'object.propertyChange': {
      const kind = kindOf(event.objectTypeId, known);
      if (kind === null) return 'unknown record type';
      if (kind === 'task') {
        const completed = event.propertyName === 'hs_task_status' && event.propertyValue === 'COMPLETED';
        return completed ? [{ kind, id: event.objectId }] : 'task not completed';
      }
      const properties = kind === 'project' ? known.projectProperties : known.ticketProperties;
      return properties.has(event.propertyName) ? [{ kind, id: event.objectId }] : 'unknown property';
    }
    case 'object.associationChange': {
      const records = sidesOfAssociation(event, known).flatMap(({ typeId, id }) => {
        const kind = kindOf(typeId, known);
        return kind === null || kind === 'task' ? [] : [{ kind, id }];
      });
      return records.length === 0 ? 'association of other records' : records;
    }
    case 'unknown':
      return 'unknown subscription';
  }
}

function kindOf(typeId: string | undefined, known: KnownRecordTypes): RecordKind | null {
  if (typeId === known.projectTypeId) return 'project';
  if (typeId === known.ticketTypeId) return 'ticket';
  return typeId === known.taskTypeId ? 'task' : null;
}

/** Somebody waits for what follows a click or a tap; edits in bulk, imports and programs can wait. */
function priorityOf(changeSource: string | undefined): Priority {
  const byHand = changeSource === 'CRM_UI' || changeSource?.startsWith('MOBILE') === true;
  return byHand ? priorities.person : priorities.bulk;
}
