/** The nouns of the emulated account. Instants are epoch milliseconds; ids and values are strings, as in HubSpot. */

/** The object types the sandbox has; `project` is the custom object or HubSpot's own Projects object. */
export type Kind = 'project' | 'ticket' | 'task' | 'note' | 'company';

export interface PropertyOption {
  readonly value: string;
  readonly label: string;
}

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool';
  readonly fieldType: string;
  readonly groupName: string;
  readonly options: readonly PropertyOption[];
  /** The value is the id of an owner. */
  readonly holdsOwner: boolean;
  /** Calculated by HubSpot; writing it is refused. */
  readonly readOnly: boolean;
  readonly hubspotDefined: boolean;
}

export interface ObjectType {
  readonly kind: Kind;
  /** `0-5`, `2-143967026`. */
  readonly id: string;
  /** Singular name, `ticket`. */
  readonly name: string;
  /** Key under which records list associations to this type, `tickets` or `p123_creative_project`. */
  readonly plural: string;
  readonly fullyQualifiedName: string;
  readonly labels: { readonly singular: string; readonly plural: string };
  readonly custom: boolean;
  readonly displayProperty: string;
  readonly requiredProperties: readonly string[];
  /** Grows when a property is created. */
  readonly properties: Map<string, PropertyDefinition>;
}

/** Who or what made a change, as HubSpot puts it into events and histories. */
export interface Author {
  /** `CRM_UI`, `INTEGRATION`, `IMPORT`, … */
  readonly changeSource: string;
  readonly sourceId: string;
}

/** One value a property had, from `timestamp` on; an empty string is a cleared one. */
export interface ValueVersion {
  readonly value: string;
  readonly timestamp: number;
  readonly author: Author;
}

export interface StoredRecord {
  readonly id: string;
  readonly type: ObjectType;
  readonly createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Canonical values: dates `YYYY-MM-DD`, datetimes ISO; a cleared property is absent. */
  readonly values: Map<string, string>;
  /** Oldest first. */
  readonly history: Map<string, ValueVersion[]>;
  /** Calculated values that still show what they were before, until this moment of real time. */
  readonly late: Map<string, { readonly previous: string | undefined; readonly visibleAt: number }>;
}

/** Something that happened to the account's records; what webhooks and the search index are fed from. */
export type Change = { readonly at: number; readonly author: Author } & (
  | { readonly kind: 'creation' | 'deletion' | 'restore'; readonly record: StoredRecord }
  | {
      readonly kind: 'property';
      readonly record: StoredRecord;
      readonly definition: PropertyDefinition;
      readonly value: string;
    }
  | {
      readonly kind: 'merge';
      readonly type: ObjectType;
      readonly primaryId: string;
      readonly mergedIds: readonly string[];
      readonly newId: string;
    }
  | {
      readonly kind: 'association';
      readonly from: StoredRecord;
      readonly to: StoredRecord;
      readonly typeId: number;
      readonly isPrimary: boolean;
      readonly removed: boolean;
    }
);
