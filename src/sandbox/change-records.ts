import { badRequest, recordNotFound } from './api-error.ts';
import type { AssociationType } from './association-types.ts';
import { checkProperties } from './check-properties.ts';
import type { Author, ObjectType, StoredRecord } from './model.ts';
import type { Portal } from './portal.ts';

type Properties = Readonly<Record<string, string>>;

/** An association to make together with a record: the other record and the kind of association. */
export interface WantedAssociation {
  readonly to: StoredRecord;
  readonly type: AssociationType;
}

/** Creates a record with its associations, or throws the 400 and does nothing. */
export function createRecord(
  portal: Portal,
  type: ObjectType,
  properties: Properties,
  associations: readonly WantedAssociation[],
  author: Author,
): StoredRecord {
  const record = portal.records.create(type, checkProperties(portal, type, properties), author);
  for (const wanted of associations) portal.associations.associate(record, wanted.to, wanted.type, author);
  return record;
}

/** Writes properties of an existing record, or throws the 400 and does nothing. */
export function updateRecord(
  portal: Portal,
  record: StoredRecord,
  properties: Properties,
  author: Author,
): void {
  portal.records.update(record, checkProperties(portal, record.type, properties, record), author);
}

/** Moves a record to the recycling bin; its associations are gone with it. */
export function archiveRecord(portal: Portal, record: StoredRecord, author: Author): void {
  if (record.archivedAt !== null) return;
  portal.records.archive(record, author);
  portal.associations.bury(record);
}

/** Takes a record out of the recycling bin, with the associations whose other end still exists. */
export function restoreRecord(portal: Portal, record: StoredRecord, author: Author): void {
  if (record.archivedAt === null) return;
  portal.records.restore(record, author);
  portal.associations.unbury(record);
}

/** The record of this type with this id; where there is none, or an archived one, HubSpot's 404. */
export function requireRecord(portal: Portal, type: ObjectType, id: string): StoredRecord {
  const record = portal.records.live(type, id);
  if (!record) throw recordNotFound(id);
  return record;
}

/** The plain association between two types; a pair that cannot be associated is a 400. */
export function plainAssociation(portal: Portal, from: ObjectType, to: ObjectType): AssociationType {
  const plain = portal.associationTypes.plain(from, to);
  if (!plain) throw badRequest(`No association type between ${from.name} and ${to.name}`);
  return plain;
}

const notCopied = new Set(['hs_object_id', 'hs_createdate', 'createdate', 'hs_lastmodifieddate']);

/** What the clone button does: every writable value is copied, ours too; associations are copied as well. */
export function cloneRecord(portal: Portal, record: StoredRecord, author: Author): StoredRecord {
  const copied = [...record.values].filter(
    ([name]) => !notCopied.has(name) && record.type.properties.get(name)?.readOnly === false,
  );
  const wanted = portal.associations.all(record);
  const kept = wanted.filter(({ to }) => to.type.kind === 'project' || to.type.kind === 'company');
  return createRecord(portal, record.type, Object.fromEntries(copied), kept, author);
}

/**
 * Merges a second record into a first of the same type: the first keeps its id and its values, gets those it lacks,
 * and takes over the associations; the second disappears.
 */
export function mergeRecords(
  portal: Portal,
  primary: StoredRecord,
  merged: StoredRecord,
  author: Author,
): void {
  if (primary.type !== merged.type || primary === merged) {
    throw badRequest(`${primary.id} and ${merged.id} cannot be merged`);
  }
  const lacking = [...merged.values].filter(
    ([name]) => !primary.values.has(name) && merged.type.properties.get(name)?.readOnly === false,
  );
  const links = portal.associations.all(merged);
  portal.associations.bury(merged);
  merged.archivedAt = portal.now();
  portal.searchIndex.touch(merged);
  portal.records.update(primary, new Map(lacking), author);
  for (const { to, type } of links) portal.associations.associate(primary, to, type, author);
  portal.publish({
    kind: 'merge',
    type: primary.type,
    primaryId: primary.id,
    mergedIds: [merged.id],
    newId: primary.id,
    at: portal.now(),
    author,
  });
}
