import { derivedValues } from './derived-values.ts';
import type { Author, Change, ObjectType, PropertyDefinition, StoredRecord } from './model.ts';
import { enteredStageProperty } from './property-definitions.ts';

/** Real ids are larger than 32 bits, and the number of their digits changes some day: here after a hundred records. */
const firstId = 9_999_999_901;

interface RecordStoreOptions {
  /** The account's time, epoch ms. */
  readonly now: () => number;
  /** Real time, for calculated values that show late. */
  readonly realNow: () => number;
  /** How long calculated stage dates lag behind, ms of real time. */
  readonly calculatedLag: number;
  readonly publish: (change: Change) => void;
}

/** All records of the account with their values and histories. Values given must already be canonical. */
export class RecordStore {
  readonly #options: RecordStoreOptions;
  readonly #byId = new Map<string, StoredRecord>();
  readonly #byType = new Map<ObjectType, Map<string, StoredRecord>>();
  #nextId = firstId;

  constructor(options: RecordStoreOptions) {
    this.#options = options;
  }

  create(type: ObjectType, values: ReadonlyMap<string, string>, author: Author): StoredRecord {
    const at = this.#options.now();
    const record: StoredRecord = {
      id: String(this.#nextId++),
      type,
      createdAt: at,
      updatedAt: at,
      archivedAt: null,
      values: new Map(),
      history: new Map(),
      late: new Map(),
    };
    this.#byId.set(record.id, record);
    this.#ofType(type).set(record.id, record);
    this.#options.publish({ kind: 'creation', record, at, author });
    const created = new Date(at).toISOString();
    this.#write(
      record,
      new Map([
        ['hs_object_id', record.id],
        ['hs_createdate', created],
      ]),
      at,
      author,
    );
    if (type.properties.has('createdate'))
      this.#write(record, new Map([['createdate', created]]), at, author);
    this.#write(record, values, at, author);
    return record;
  }

  /** Writes what differs from what is there; an empty string clears. */
  update(record: StoredRecord, values: ReadonlyMap<string, string>, author: Author): void {
    this.#write(record, values, this.#options.now(), author);
  }

  archive(record: StoredRecord, author: Author): void {
    const at = this.#options.now();
    record.archivedAt = at;
    this.#options.publish({ kind: 'deletion', record, at, author });
  }

  restore(record: StoredRecord, author: Author): void {
    record.archivedAt = null;
    this.#options.publish({ kind: 'restore', record, at: this.#options.now(), author });
  }

  /** Archived ones included. */
  find(id: string): StoredRecord | undefined {
    return this.#byId.get(id);
  }

  /** A record of this type that is not archived. */
  live(type: ObjectType, id: string): StoredRecord | undefined {
    const record = this.#byType.get(type)?.get(id);
    return record?.archivedAt === null ? record : undefined;
  }

  /** Archived ones included, in order of creation. */
  ofType(type: ObjectType): Iterable<StoredRecord> {
    return this.#ofType(type).values();
  }

  /** The value as HubSpot would show it now; undefined where the property is empty. */
  valueOf(record: StoredRecord, name: string): string | undefined {
    const late = record.late.get(name);
    if (late && late.visibleAt > this.#options.realNow()) return late.previous;
    return record.values.get(name);
  }

  #ofType(type: ObjectType): Map<string, StoredRecord> {
    const records = this.#byType.get(type) ?? new Map<string, StoredRecord>();
    this.#byType.set(type, records);
    return records;
  }

  #write(record: StoredRecord, values: ReadonlyMap<string, string>, at: number, author: Author): void {
    const changed = [...values].filter(([name, value]) => (record.values.get(name) ?? '') !== value);
    if (changed.length === 0) return;
    record.updatedAt = at;
    const modified: [string, string] = ['hs_lastmodifieddate', new Date(at).toISOString()];
    const derived = derivedValues(record, new Map(changed), at);
    for (const [name, value] of [...changed, ...derived, modified]) {
      const definition = record.type.properties.get(name);
      if (definition) this.#writeOne(record, definition, value, at, author);
    }
  }

  #writeOne(record: StoredRecord, definition: PropertyDefinition, value: string, at: number, author: Author) {
    const { name } = definition;
    if (name.startsWith(enteredStageProperty(''))) {
      const visibleAt = this.#options.realNow() + this.#options.calculatedLag;
      record.late.set(name, { previous: this.valueOf(record, name), visibleAt });
    }
    if (value === '') record.values.delete(name);
    else record.values.set(name, value);
    const versions = record.history.get(name) ?? [];
    versions.push({ value, timestamp: at, author });
    record.history.set(name, versions);
    this.#options.publish({ kind: 'property', record, definition, value, at, author });
  }
}
