import { ApiError } from './api-error.ts';
import { param, type Call, type Route } from './call.ts';
import type { ObjectType, PropertyDefinition } from './model.ts';
import type { Pipeline } from './pipelines.ts';
import type { Portal } from './portal.ts';
import { isoTime } from './record-answers.ts';

/** Properties, pipelines and object schemas: what `doctor` and the start-up check read. */
export function definitionRoutes(portal: Portal): readonly Route[] {
  const typeOf = (call: Call) => portal.types.resolve(param(call, 'type'));
  const setUp = isoTime(portal.createdAt);
  return [
    {
      method: 'get',
      path: '/crm/properties/2026-09/:type',
      handle: (call) => ({
        status: 200,
        body: { results: [...typeOf(call).properties.values()].map((each) => propertyAnswer(each, setUp)) },
      }),
    },
    {
      method: 'get',
      path: '/crm/properties/2026-09/:type/:name',
      handle: (call) => {
        const name = param(call, 'name');
        const definition = typeOf(call).properties.get(name);
        if (!definition) throw new ApiError(404, 'OBJECT_NOT_FOUND', `Property ${name} does not exist`);
        return { status: 200, body: propertyAnswer(definition, setUp) };
      },
    },
    {
      method: 'get',
      path: '/crm/pipelines/2026-09/:type',
      handle: (call) => {
        const pipelines = typeOf(call).kind === 'ticket' ? portal.pipelines : [];
        return {
          status: 200,
          body: { results: pipelines.map((each, at) => pipelineAnswer(each, at, setUp)) },
        };
      },
    },
    {
      method: 'get',
      path: '/crm-object-schemas/2026-09/schemas',
      handle: () => ({
        status: 200,
        body: {
          results: portal.types.all
            .filter(({ custom }) => custom)
            .map((type) => schemaAnswer(portal, type, setUp)),
        },
      }),
    },
    {
      method: 'get',
      path: '/crm-object-schemas/2026-09/schemas/:type',
      handle: (call) => ({ status: 200, body: schemaAnswer(portal, typeOf(call), setUp) }),
    },
  ];
}

const propertyAnswer = (definition: PropertyDefinition, setUp: string) => ({
  name: definition.name,
  label: definition.label,
  type: definition.type,
  fieldType: definition.fieldType,
  description: '',
  groupName: definition.groupName,
  options: definition.options.map(({ value, label }, displayOrder) => ({
    value,
    label,
    displayOrder,
    hidden: false,
  })),
  ...(definition.holdsOwner && { externalOptions: true, referencedObjectType: 'OWNER' }),
  displayOrder: -1,
  calculated: definition.readOnly,
  hasUniqueValue: false,
  hidden: false,
  hubspotDefined: definition.hubspotDefined,
  modificationMetadata: {
    archivable: !definition.hubspotDefined,
    readOnlyDefinition: definition.hubspotDefined,
    readOnlyValue: definition.readOnly,
  },
  formField: false,
  archived: false,
  createdAt: setUp,
  updatedAt: setUp,
});

const pipelineAnswer = (pipeline: Pipeline, displayOrder: number, setUp: string) => ({
  id: pipeline.id,
  label: pipeline.label,
  displayOrder,
  stages: pipeline.stages.map(({ id, label, closed }, position) => ({
    id,
    label,
    displayOrder: position,
    metadata: { ticketState: closed ? 'CLOSED' : 'OPEN', isClosed: String(closed) },
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
    archived: false,
    createdAt: setUp,
    updatedAt: setUp,
  })),
  archived: false,
  createdAt: setUp,
  updatedAt: setUp,
});

const schemaAnswer = (portal: Portal, type: ObjectType, setUp: string) => ({
  id: type.id.replace('2-', ''),
  objectTypeId: type.id,
  fullyQualifiedName: type.fullyQualifiedName,
  name: type.name,
  labels: type.labels,
  primaryDisplayProperty: type.displayProperty,
  requiredProperties: type.requiredProperties,
  searchableProperties: [type.displayProperty],
  secondaryDisplayProperties: [],
  properties: [...type.properties.values()].map((each) => propertyAnswer(each, setUp)),
  associations: portal.types.all.flatMap((other) =>
    portal.associationTypes.between(type, other).map(({ typeId }) => ({
      id: String(typeId),
      fromObjectTypeId: type.id,
      toObjectTypeId: other.id,
      name: `${type.name}_to_${other.name}`,
    })),
  ),
  allowsSensitiveProperties: false,
  archived: false,
  createdAt: setUp,
  updatedAt: setUp,
});
