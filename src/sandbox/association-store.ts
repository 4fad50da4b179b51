import type { AssociationType, AssociationTypes } from './association-types.ts';
import type { Author, Change, Kind, ObjectType, StoredRecord } from './model.ts';

interface Link {
  readonly to: StoredRecord;
  readonly types: Map<number, AssociationType>;
}

/** Who is associated with whom, kept from both sides. Archived records have no associations. */
export class AssociationStore {
  readonly #links = new Map<string, Map<Kind, Map<string, Link>>>();
  /** What an archived record was associated with, for the day somebody restores it. */
  readonly #buried = new Map<string, readonly { to: StoredRecord; type: AssociationType }[]>();
  readonly #types: AssociationTypes;
  readonly #publish: (change: Change) => void;
  readonly #now: () => number;

  constructor(types: AssociationTypes, now: () => number, publish: (change: Change) => void) {
    this.#types = types;
    this.#now = now;
    this.#publish = publish;
  }

  /** Associating twice changes nothing. A labelled association brings the plain one along, as in HubSpot. */
  associate(from: StoredRecord, to: StoredRecord, type: AssociationType, author: Author): void {
    const plain = this.#types.plain(from.type, to.type);
    for (const each of plain && plain.typeId !== type.typeId ? [plain, type] : [type]) {
      if (!this.#put(from, to, each)) continue;
      this.#put(to, from, { ...each, typeId: each.inverseId, inverseId: each.typeId });
      this.#announce(from, to, each, false, author);
    }
  }

  /** Removes every association between the two. */
  dissociate(from: StoredRecord, to: StoredRecord, author: Author): void {
    const link = this.#of(from, to.type.kind)?.get(to.id);
    if (!link) return;
    this.#of(from, to.type.kind)?.delete(to.id);
    this.#of(to, from.type.kind)?.delete(from.id);
    for (const type of link.types.values()) this.#announce(from, to, type, true, author);
  }

  /** Associated records of one type, by ascending id. */
  links(
    from: StoredRecord,
    to: ObjectType,
  ): readonly { to: StoredRecord; types: readonly AssociationType[] }[] {
    const found = [...(this.#of(from, to.kind)?.values() ?? [])];
    return found
      .map((link) => ({ to: link.to, types: [...link.types.values()] }))
      .sort((a, b) => Number(a.to.id) - Number(b.to.id));
  }

  /** Every associated record with each type of association. */
  all(from: StoredRecord): readonly { to: StoredRecord; type: AssociationType }[] {
    const kinds = [...(this.#links.get(from.id)?.values() ?? [])];
    return kinds.flatMap((links) =>
      [...links.values()].flatMap(({ to, types }) => [...types.values()].map((type) => ({ to, type }))),
    );
  }

  /** Takes an archived record out of everybody's lists, without a word: a deletion sends no association events. */
  bury(record: StoredRecord): void {
    const links = this.all(record);
    this.#buried.set(record.id, links);
    this.#links.delete(record.id);
    for (const { to } of links) this.#of(to, record.type.kind)?.delete(record.id);
  }

  /** Gives a restored record back its associations with records that still exist, equally silently. */
  unbury(record: StoredRecord): void {
    for (const { to, type } of this.#buried.get(record.id) ?? []) {
      if (to.archivedAt !== null) continue;
      this.#put(record, to, type);
      this.#put(to, record, { ...type, typeId: type.inverseId, inverseId: type.typeId });
    }
    this.#buried.delete(record.id);
  }

  #of(from: StoredRecord, kind: Kind) {
    return this.#links.get(from.id)?.get(kind);
  }

  /** Whether it was new. */
  #put(from: StoredRecord, to: StoredRecord, type: AssociationType): boolean {
    const kinds = this.#links.get(from.id) ?? new Map<Kind, Map<string, Link>>();
    this.#links.set(from.id, kinds);
    const links = kinds.get(to.type.kind) ?? new Map<string, Link>();
    kinds.set(to.type.kind, links);
    const link = links.get(to.id) ?? { to, types: new Map<number, AssociationType>() };
    links.set(to.id, link);
    if (link.types.has(type.typeId)) return false;
    link.types.set(type.typeId, type);
    return true;
  }

  /** Both sides get their own event. */
  #announce(
    from: StoredRecord,
    to: StoredRecord,
    { typeId, inverseId, isPrimary }: AssociationType,
    removed: boolean,
    author: Author,
  ): void {
    const common = { kind: 'association', at: this.#now(), author, isPrimary, removed } as const;
    this.#publish({ ...common, from, to, typeId });
    this.#publish({ ...common, from: to, to: from, typeId: inverseId });
  }
}
