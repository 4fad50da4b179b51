import type { ObjectType, PropertyDefinition } from './model.ts';
import type { Pipeline, Stage } from './pipelines.ts';
import type { Portal } from './portal.ts';
import type { PropertyGroup } from './property-groups.ts';

export const propertyAnswer = (definition: PropertyDefinition, setUp: string) => ({
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

export const pipelineAnswer = (pipeline: Pipeline, displayOrder: number, setUp: string) => ({
  id: pipeline.id,
  label: pipeline.label,
  displayOrder,
  stages: pipeline.stages.map((stage, position) => stageAnswer(stage, position, setUp)),
  archived: false,
  createdAt: setUp,
  updatedAt: setUp,
});

export const stageAnswer = ({ id, label, closed }: Stage, displayOrder: number, setUp: string) => ({
  id,
  label,
  displayOrder,
  metadata: { ticketState: closed ? 'CLOSED' : 'OPEN', isClosed: String(closed) },
  writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  archived: false,
  createdAt: setUp,
  updatedAt: setUp,
});

export const groupAnswer = ({ name, label }: PropertyGroup, displayOrder: number) => ({
  name,
  label,
  displayOrder,
  archived: false,
});

export const schemaAnswer = (portal: Portal, type: ObjectType, setUp: string) => ({
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
