import { badRequest } from './api-error.ts';
import { definitionsOf, nameDefinitionOf } from './layout-fields.ts';
import type { Layout, SetUp } from './layout.ts';
import type { Kind, ObjectType, PropertyDefinition } from './model.ts';
import type { Pipeline } from './pipelines.ts';
import {
  commonProperties,
  companyProperties,
  hubspotOwn,
  noteProperties,
  ownerProperty,
  taskProperties,
  ticketOwnProperties,
} from './property-definitions.ts';

const byName = (definitions: readonly PropertyDefinition[]) =>
  new Map(definitions.map((definition) => [definition.name, definition]));

const standard = (
  kind: Kind,
  id: string,
  plural: string,
  properties: readonly PropertyDefinition[],
  displayProperty: string,
  requiredProperties: readonly string[] = [],
): ObjectType => ({
  kind,
  id,
  name: kind,
  plural,
  fullyQualifiedName: kind.toUpperCase(),
  labels: { singular: kind, plural },
  custom: false,
  displayProperty,
  requiredProperties,
  properties: byName(properties),
});

function projectType(layout: Layout, portalId: number, setUp: SetUp): ObjectType {
  const { id, name, label, custom } = layout.projectType;
  const group = informationGroup(layout.projectType);
  const fields = setUp === 'whole' ? definitionsOf(layout, 'project') : [nameDefinitionOf(layout)];
  const own = fields.map((definition) =>
    definition.name === 'hs_name' ? hubspotOwn(definition, group) : definition,
  );
  const fullyQualifiedName = custom ? qualified(name, portalId) : 'PROJECT';
  return {
    kind: 'project',
    id,
    name,
    plural: custom ? fullyQualifiedName : 'projects',
    fullyQualifiedName,
    labels: { singular: label, plural: `${label}s` },
    custom,
    displayProperty: layout.project.properties['name'] ?? 'name',
    requiredProperties: [layout.project.properties['name'] ?? 'name'],
    properties: byName([...commonProperties(group), ownerProperty(group, 'Owner'), ...own]),
  };
}

const informationGroup = ({ custom, name }: { readonly custom: boolean; readonly name: string }) =>
  custom ? `${name}_information` : 'projectinformation';

const qualified = (name: string, portalId: number) => `p${String(portalId)}_${name}`;

/** A custom object as somebody describes it who creates it. */
export interface NewCustomObject {
  readonly name: string;
  readonly labels: ObjectType['labels'];
  readonly displayProperty: string;
  readonly requiredProperties: readonly string[];
  readonly properties: readonly PropertyDefinition[];
}

/** Gives a new custom object what HubSpot gives every one: record id, dates, owner. */
export function customObjectType(given: NewCustomObject, id: string, portalId: number): ObjectType {
  const group = informationGroup({ custom: true, name: given.name });
  const own = given.properties.map((definition) => ({ ...definition, groupName: group }));
  return {
    ...given,
    kind: 'project',
    id,
    plural: qualified(given.name, portalId),
    fullyQualifiedName: qualified(given.name, portalId),
    custom: true,
    properties: byName([...commonProperties(group), ownerProperty(group, 'Owner'), ...own]),
  };
}

/** The account's object types, found by kind or by any name HubSpot takes for them. */
export interface ObjectTypes {
  readonly all: readonly ObjectType[];
  /** Throws a RangeError for projects as long as nobody has created their object. */
  of(kind: Kind): ObjectType;
  add(type: ObjectType): void;
  /** By name, plural, fully qualified name or id; a name nobody knows is a 400, as at HubSpot. */
  resolve(name: string): ObjectType;
}

export function createObjectTypes(
  layout: Layout,
  pipelines: readonly Pipeline[],
  portalId: number,
  setUp: SetUp = 'whole',
): ObjectTypes {
  const ticketFields = setUp === 'whole' ? definitionsOf(layout, 'ticket') : [];
  const ticketProperties = [...ticketOwnProperties(pipelines), ...ticketFields];
  const types = new Map<Kind, ObjectType>();
  const names = new Map<string, ObjectType>();
  const add = (type: ObjectType) => {
    types.set(type.kind, type);
    for (const name of [type.id, type.name, type.plural, type.fullyQualifiedName])
      names.set(name.toLowerCase(), type);
  };
  if (setUp === 'whole' || !layout.projectType.custom) add(projectType(layout, portalId, setUp));
  add(standard('ticket', '0-5', 'tickets', ticketProperties, 'subject', ['hs_pipeline_stage', 'subject']));
  add(standard('task', '0-27', 'tasks', taskProperties(), 'hs_task_subject', ['hs_timestamp']));
  add(standard('note', '0-46', 'notes', noteProperties(), 'hs_note_body', ['hs_timestamp']));
  add(standard('company', '0-2', 'companies', companyProperties(), 'name'));
  return {
    get all() {
      return [...types.values()];
    },
    of: (kind) => {
      const type = types.get(kind);
      if (!type) throw new RangeError(`The sandbox has no object for a ${kind} yet`);
      return type;
    },
    add,
    resolve: (name) => {
      const type = names.get(name.toLowerCase());
      if (!type) throw badRequest(`Unable to infer object type from: ${name}`);
      return type;
    },
  };
}
