import { badRequest } from './api-error.ts';
import { definitionsOf } from './layout-fields.ts';
import type { Layout } from './layout.ts';
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

function projectType(layout: Layout, portalId: number): ObjectType {
  const { id, name, label, custom } = layout.projectType;
  const group = custom ? `${name}_information` : 'projectinformation';
  const own = definitionsOf(layout, 'project').map((definition) =>
    definition.name === 'hs_name' ? hubspotOwn(definition, group) : definition,
  );
  const fullyQualifiedName = custom ? `p${String(portalId)}_${name}` : 'PROJECT';
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

/** The account's object types, found by kind or by any name HubSpot takes for them. */
export interface ObjectTypes {
  readonly all: readonly ObjectType[];
  of(kind: Kind): ObjectType;
  /** By name, plural, fully qualified name or id; a name nobody knows is a 400, as at HubSpot. */
  resolve(name: string): ObjectType;
}

export function createObjectTypes(
  layout: Layout,
  pipelines: readonly Pipeline[],
  portalId: number,
): ObjectTypes {
  const ticketProperties = [...ticketOwnProperties(pipelines), ...definitionsOf(layout, 'ticket')];
  const types: Readonly<Record<Kind, ObjectType>> = {
    project: projectType(layout, portalId),
    ticket: standard('ticket', '0-5', 'tickets', ticketProperties, 'subject', [
      'hs_pipeline_stage',
      'subject',
    ]),
    task: standard('task', '0-27', 'tasks', taskProperties(), 'hs_task_subject', ['hs_timestamp']),
    note: standard('note', '0-46', 'notes', noteProperties(), 'hs_note_body', ['hs_timestamp']),
    company: standard('company', '0-2', 'companies', companyProperties(), 'name'),
  };
  const names = new Map<string, ObjectType>();
  for (const type of Object.values(types)) {
    for (const name of [type.id, type.name, type.plural, type.fullyQualifiedName]) {
      names.set(name.toLowerCase(), type);
    }
  }
  return {
    all: Object.values(types),
    of: (kind) => types[kind],
    resolve: (name) => {
      const type = names.get(name.toLowerCase());
      if (!type) throw badRequest(`Unable to infer object type from: ${name}`);
      return type;
    },
  };
}
