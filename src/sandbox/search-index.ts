import type { ObjectType, StoredRecord } from './model.ts';

/** A record as the search knows it: the values it had when it was last indexed. */
export interface IndexedRecord {
  readonly record: StoredRecord;
  readonly values: ReadonlyMap<string, string>;
}

/** HubSpot's search index: it shows the account as it was `lag` ms of real time ago. */
export class SearchIndex {
  readonly #visible = new Map<ObjectType, Map<string, IndexedRecord>>();
  readonly #pending: {
    visibleAt: number;
    record: StoredRecord;
    values: ReadonlyMap<string, string> | null;
  }[] = [];
  readonly #touched = new Set<StoredRecord>();
  readonly #realNow: () => number;
  readonly #lag: number;

  constructor(realNow: () => number, lag: number) {
    this.#realNow = realNow;
    this.#lag = lag;
  }

  /** To be called on every change of a record; copies are made once per request, not once per property. */
  touch(record: StoredRecord): void {
    this.#touched.add(record);
    if (this.#touched.size === 1) queueMicrotask(() => this.#takeIn());
  }

  /** All records of a type that the search can see now, archived ones left out. */
  recordsOf(type: ObjectType): Iterable<IndexedRecord> {
    this.#takeIn();
    return this.#visible.get(type)?.values() ?? [];
  }

  #takeIn(): void {
    const now = this.#realNow();
    for (const record of this.#touched) {
      const values = record.archivedAt === null ? new Map(record.values) : null;
      this.#pending.push({ visibleAt: now + this.#lag, record, values });
    }
    this.#touched.clear();
    const unripe = this.#pending.findIndex(({ visibleAt }) => visibleAt > now);
    for (const entry of this.#pending.splice(0, unripe === -1 ? this.#pending.length : unripe)) {
      const ofType = this.#visible.get(entry.record.type) ?? new Map<string, IndexedRecord>();
      this.#visible.set(entry.record.type, ofType);
      if (entry.values === null) ofType.delete(entry.record.id);
      else ofType.set(entry.record.id, { record: entry.record, values: entry.values });
    }
  }
}
