import type { KnownRecordTypes } from './known-account.ts';
import type { AssociationEvent } from './webhook-events.ts';

interface AssociationSide {
  /** undefined: nothing in the event tells. */
  readonly typeId: string | undefined;
  readonly id: string;
}

/**
 * The two records an association event is about. The types of both are not always sent: then the name of the
 * association (`TICKET_TO_…`) tells, and failing that the subscribed type counts as that of the first record.
 */
export function sidesOfAssociation(
  event: AssociationEvent,
  known: KnownRecordTypes,
): readonly AssociationSide[] {
  const named = new Map([
    ['TICKET', known.ticketTypeId],
    ['TASK', known.taskTypeId],
  ]);
  const [first, second] = event.associationType?.toUpperCase().split('_TO_') ?? [];
  const firstNamed = named.get(first ?? '');
  const secondNamed = named.get(second ?? '');
  const toTypeId = event.toObjectTypeId ?? secondNamed;
  const subscribed = secondNamed === event.objectTypeId ? undefined : event.objectTypeId;
  return [
    { typeId: event.fromObjectTypeId ?? firstNamed ?? subscribed, id: event.fromObjectId },
    { typeId: toTypeId, id: event.toObjectId },
  ];
}
