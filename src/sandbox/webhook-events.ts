import type { Change, Kind, PropertyDefinition } from './model.ts';
import type { Subscription, SubscriptionType } from './subscriptions.ts';
import { readInstant } from './values.ts';

/** One event of a delivery, field by field as HubSpot sends it. */
export type WebhookEvent = {
  readonly eventId: number;
  readonly subscriptionType: SubscriptionType;
  readonly attemptNumber: number;
} & Readonly<Record<string, unknown>>;

const firstEventId = 2_326_225_553;

/** Turns changes into the events of one app; a change nobody subscribed to makes none. */
export function createEventMaker(options: {
  readonly portalId: number;
  readonly appId: number;
  readonly subscriptions: readonly Subscription[];
}): (change: Change) => WebhookEvent | null {
  const { portalId, appId } = options;
  const key = (type: SubscriptionType, kind: Kind, property: string | null) =>
    [type, kind, property].join('|');
  const byKey = new Map(
    options.subscriptions.map((each) => [key(each.type, each.kind, each.propertyName), each]),
  );
  let eventId = firstEventId;
  return (change) => {
    const { type, kind, property, fields } = describe(change);
    const subscription = byKey.get(key(type, kind, property));
    if (!subscription) return null;
    return {
      eventId: eventId++,
      subscriptionId: subscription.id,
      portalId,
      appId,
      occurredAt: change.at,
      subscriptionType: type,
      attemptNumber: 0,
      ...fields,
      changeSource: change.author.changeSource,
      sourceId: change.author.sourceId,
    };
  };
}

interface Described {
  readonly type: SubscriptionType;
  readonly kind: Kind;
  readonly property: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

function describe(change: Change): Described {
  switch (change.kind) {
    case 'property': {
      const { record, definition } = change;
      const fields = {
        objectId: Number(record.id),
        objectTypeId: record.type.id,
        propertyName: definition.name,
        propertyValue: eventValue(definition, change.value),
        isSensitive: false,
      };
      return { type: 'object.propertyChange', kind: record.type.kind, property: definition.name, fields };
    }
    case 'association': {
      const { from, to } = change;
      const fields = {
        fromObjectId: Number(from.id),
        toObjectId: Number(to.id),
        fromObjectTypeId: from.type.id,
        toObjectTypeId: to.type.id,
        associationType: `${from.type.name}_TO_${to.type.name}`.toUpperCase(),
        associationTypeId: change.typeId,
        associationRemoved: change.removed,
        isPrimaryAssociation: change.isPrimary,
      };
      return { type: 'object.associationChange', kind: from.type.kind, property: null, fields };
    }
    case 'merge': {
      const fields = {
        objectId: Number(change.primaryId),
        objectTypeId: change.type.id,
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: Number(change.newId),
        changeFlag: 'MERGED',
      };
      return { type: 'object.merge', kind: change.type.kind, property: null, fields };
    }
    case 'creation':
    case 'deletion':
    case 'restore': {
      const { record } = change;
      const flags = { creation: 'CREATED', deletion: 'DELETED', restore: 'RESTORED' };
      const fields = {
        objectId: Number(record.id),
        objectTypeId: record.type.id,
        changeFlag: flags[change.kind],
      };
      return { type: `object.${change.kind}`, kind: record.type.kind, property: null, fields };
    }
  }
}

/** Dates and times arrive as epoch milliseconds in a string. */
function eventValue(definition: PropertyDefinition, value: string): string {
  if (value === '' || (definition.type !== 'date' && definition.type !== 'datetime')) return value;
  return String(readInstant(value));
}
