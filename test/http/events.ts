/** The events HubSpot sends, in the shape of its deliveries. */
const common = {
  eventId: 2326225553,
  subscriptionId: 3849713,
  portalId: 145883449,
  appId: 14947547,
  occurredAt: 1751276050977,
  attemptNumber: 0,
  changeSource: 'CRM_UI',
  sourceId: 'userId:75514748',
  isSensitive: false,
};

export function propertyChange(more: object = {}): object {
  return {
    ...common,
    subscriptionType: 'object.propertyChange',
    objectTypeId: '2-143967026',
    objectId: 180584432881,
    propertyName: 'creative_refresh_status',
    propertyValue: 'refresh_request_submitted',
    ...more,
  };
}

export function creation(more: object = {}): object {
  return {
    ...common,
    subscriptionType: 'object.creation',
    changeFlag: 'CREATED',
    objectTypeId: '0-5',
    objectId: 501,
    ...more,
  };
}

export function merge(more: object = {}): object {
  return {
    ...common,
    subscriptionType: 'object.merge',
    objectTypeId: '0-5',
    primaryObjectId: 501,
    mergedObjectIds: [502, 503],
    newObjectId: 504,
    numberOfPropertiesMoved: 3,
    ...more,
  };
}

export function associationChange(more: object = {}): object {
  return {
    ...common,
    subscriptionType: 'object.associationChange',
    associationType: 'TICKET_TO_CREATIVE_PROJECT',
    fromObjectId: 501,
    toObjectId: 12,
    associationRemoved: false,
    isPrimaryAssociation: false,
    ...more,
  };
}
