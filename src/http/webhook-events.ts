import { z } from 'zod';
import { Refusal } from './refusal.ts';

const notAnId = 'must be a record id';
const recordId = z
  .union([z.number().refine(isWhole, notAnId), z.string().regex(/^\d{1,18}$/, notAnId)], notAnId)
  .transform(String);

/** Larger numbers are not exact any more in JSON: they would name another record. */
function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** For fields HubSpot may leave out or change: anything but text counts as missing. */
const hint = z.string().optional().catch(undefined);

const origin = { portalId: z.int('must be an account number'), changeSource: hint };

function recordEvent<const Type extends string>(subscriptionType: Type) {
  return z.object({
    subscriptionType: z.literal(subscriptionType),
    ...origin,
    objectTypeId: z.string('must be an object type id'),
    objectId: recordId,
  });
}

const knownEvent = z.discriminatedUnion('subscriptionType', [
  recordEvent('object.creation'),
  recordEvent('object.deletion'),
  recordEvent('object.restore'),
  recordEvent('object.propertyChange').extend({
    propertyName: z.string('must be the name of a property'),
    propertyValue: z.unknown(),
  }),
  z.object({
    subscriptionType: z.literal('object.merge'),
    ...origin,
    objectTypeId: hint,
    primaryObjectId: recordId,
    mergedObjectIds: z.array(recordId, 'must be a list of record ids').default([]),
    newObjectId: recordId.nullish().transform((id) => id ?? null),
  }),
  z.object({
    subscriptionType: z.literal('object.associationChange'),
    ...origin,
    objectTypeId: hint,
    fromObjectTypeId: hint,
    toObjectTypeId: hint,
    associationType: hint,
    fromObjectId: recordId,
    toObjectId: recordId,
  }),
]);

const unknownEvent = z
  .object({ subscriptionType: z.string('must name a subscription'), ...origin })
  .transform((event) => ({ ...event, subscriptionType: 'unknown' as const }));

/** One change in the account, of a kind the receiver knows. */
export type KnownEvent = z.output<typeof knownEvent>;
/** One change as HubSpot tells it. */
export type WebhookEvent = KnownEvent | z.output<typeof unknownEvent>;
export type AssociationEvent = Extract<KnownEvent, { subscriptionType: 'object.associationChange' }>;

const knownSubscriptions = new Set<unknown>(
  knownEvent.options.map(({ shape }) => shape.subscriptionType.value),
);

/**
 * Reads a delivery. Unknown fields are ignored, and unknown kinds of events are kept as `unknown`.
 * @throws Refusal 400 that names the first event and field that cannot be understood; events count from 0.
 */
export function parseWebhookEvents(document: unknown): readonly WebhookEvent[] {
  if (!Array.isArray(document)) throw new Refusal(400, 'the body is not an array of events');
  return document.map((event: unknown, index) => {
    const parsed = (isOfKnownKind(event) ? knownEvent : unknownEvent).safeParse(event);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new Refusal(
      400,
      `event ${index}: ${field === '' ? 'must be an object' : `${field} ${issue?.message ?? ''}`}`,
    );
  });
}

function isOfKnownKind(event: unknown): boolean {
  return (
    typeof event === 'object' &&
    event !== null &&
    'subscriptionType' in event &&
    knownSubscriptions.has(event.subscriptionType)
  );
}
