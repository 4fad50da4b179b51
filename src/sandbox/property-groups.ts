import type { ObjectType } from './model.ts';
import type { ObjectTypes } from './object-types.ts';

export interface PropertyGroup {
  readonly name: string;
  readonly label: string;
}

/** Under which headings an object type lists its properties. */
export class PropertyGroups {
  readonly #created = new Map<string, PropertyGroup[]>();

  constructor(types: ObjectTypes) {
    for (const type of types.all) this.#created.set(type.id, groupsOfProperties(type));
  }

  of(type: ObjectType): readonly PropertyGroup[] {
    const created = this.#created.get(type.id) ?? groupsOfProperties(type);
    this.#created.set(type.id, created);
    return created;
  }

  add(type: ObjectType, group: PropertyGroup): void {
    this.#created.set(type.id, [...this.of(type), group]);
  }
}

const groupsOfProperties = (type: ObjectType): PropertyGroup[] =>
  [...new Set([...type.properties.values()].map(({ groupName }) => groupName))].map((name) => ({
    name,
    label: name,
  }));
