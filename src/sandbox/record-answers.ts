import type { AssociationType } from './association-types.ts';
import type { ObjectType, StoredRecord } from './model.ts';
import type { Portal } from './portal.ts';

/** Which parts of a record an answer shows. */
export interface Shown {
  readonly properties?: readonly string[];
  readonly history?: readonly string[];
}

/** HubSpot keeps this many former values to show, of everything but contacts. */
const longestHistory = 20;

export const isoTime = (instant: number) => new Date(instant).toISOString();

/** A record as answers carry it; properties that do not exist are left out, empty ones are null. */
export function recordAnswer(portal: Portal, record: StoredRecord, shown: Shown) {
  const { type } = record;
  return {
    id: record.id,
    properties: shownProperties(type, shown, (name) => portal.records.valueOf(record, name)),
    ...(shown.history &&
      shown.history.length > 0 && { propertiesWithHistory: histories(record, shown.history) }),
    createdAt: isoTime(record.createdAt),
    updatedAt: isoTime(record.updatedAt),
    archived: record.archivedAt !== null,
    ...(record.archivedAt !== null && { archivedAt: isoTime(record.archivedAt) }),
  };
}

/** The same from the search index, with the values the search knows. */
export function indexedAnswer(record: StoredRecord, values: ReadonlyMap<string, string>, shown: Shown) {
  return {
    id: record.id,
    properties: shownProperties(record.type, shown, (name) => values.get(name)),
    createdAt: isoTime(record.createdAt),
    updatedAt: values.get('hs_lastmodifieddate') ?? isoTime(record.updatedAt),
    archived: false,
  };
}

function shownProperties(type: ObjectType, shown: Shown, valueOf: (name: string) => string | undefined) {
  const always = [
    type.properties.has('createdate') ? 'createdate' : 'hs_createdate',
    'hs_lastmodifieddate',
    'hs_object_id',
  ];
  const asked = [...(shown.properties ?? []), ...(shown.history ?? [])];
  const names = new Set([...asked, ...always].filter((name) => type.properties.has(name)));
  return Object.fromEntries([...names].map((name) => [name, valueOf(name) ?? null]));
}

const histories = (record: StoredRecord, names: readonly string[]) =>
  Object.fromEntries(
    names.filter((name) => record.type.properties.has(name)).map((name) => [name, newestFirst(record, name)]),
  );

const newestFirst = (record: StoredRecord, name: string) =>
  (record.history.get(name) ?? [])
    .slice(-longestHistory)
    .reverse()
    .map(({ value, timestamp, author }) => ({
      value,
      timestamp: isoTime(timestamp),
      sourceType: author.changeSource,
      sourceId: author.sourceId,
      ...userOf(author.sourceId),
    }));

function userOf(sourceId: string) {
  const user = /^userId:(\d+)$/.exec(sourceId)?.[1];
  return user === undefined ? {} : { updatedByUserId: Number(user) };
}

/** The answer to a batch: 207 as soon as one row failed. */
export function batchAnswer(
  portal: Portal,
  results: readonly unknown[],
  errors: readonly unknown[],
  status = 200,
) {
  const now = isoTime(portal.now());
  const failed = errors.length > 0;
  return {
    status: failed ? 207 : status,
    body: {
      status: 'COMPLETE',
      results,
      ...(failed && { numErrors: errors.length, errors }),
      startedAt: now,
      completedAt: now,
    },
  };
}

export const associationTypeAnswer = ({ category, typeId, label }: AssociationType) => ({
  category,
  typeId,
  label,
});
