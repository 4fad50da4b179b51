import type { z } from 'zod';
import { ApiError, badRequest } from './api-error.ts';
import type { ObjectType, PropertyDefinition } from './model.ts';
import {
  alreadyThere,
  definitionFrom,
  readOptions,
  type newObjectSchema,
  type newPipelineSchema,
  type newPropertySchema,
  type newStageSchema,
  type optionsSchema,
} from './new-definitions.ts';
import { customObjectType } from './object-types.ts';
import type { Pipeline, Stage } from './pipelines.ts';
import type { Portal } from './portal.ts';
import { ticketOwnProperties } from './property-definitions.ts';

export function createProperty(
  portal: Portal,
  type: ObjectType,
  given: z.output<typeof newPropertySchema>,
): PropertyDefinition {
  if (type.properties.has(given.name)) throw alreadyThere(`A property named '${given.name}'`);
  const { groupName = '' } = given;
  if (!portal.groups.of(type).some(({ name }) => name === groupName))
    throw badRequest(`Property group '${groupName}' does not exist`);
  const definition = definitionFrom(given, groupName);
  type.properties.set(definition.name, definition);
  return definition;
}

/** Puts these options in place of those that are there, as HubSpot does. */
export function replaceOptions(
  type: ObjectType,
  name: string,
  options: z.output<typeof optionsSchema>,
): PropertyDefinition {
  const definition = type.properties.get(name);
  if (!definition) throw new ApiError(404, 'OBJECT_NOT_FOUND', `Property ${name} does not exist`);
  if (definition.hubspotDefined) throw badRequest(`Property ${name} is read only`);
  const changed = { ...definition, options: readOptions(options) };
  type.properties.set(name, changed);
  return changed;
}

export function createPipeline(portal: Portal, given: z.output<typeof newPipelineSchema>): Pipeline {
  if (portal.pipelines.some(({ label }) => label === given.label))
    throw alreadyThere(`A pipeline with the label '${given.label}'`);
  const { id, label } = portal.layout.pipeline;
  const stages = given.stages
    .toSorted((one, other) => one.displayOrder - other.displayOrder)
    .map((stage) => newStage(portal, stage));
  const pipeline = { id: given.label === label ? id : portal.newDefinitionId(), label: given.label, stages };
  portal.pipelines.push(pipeline);
  showStages(portal);
  return pipeline;
}

/** At the place it asks for; where another is there already, after it. */
export function createStage(
  portal: Portal,
  pipeline: Pipeline,
  given: z.output<typeof newStageSchema>,
): Stage {
  if (pipeline.stages.some(({ label }) => label === given.label))
    throw alreadyThere(`A stage with the label '${given.label}'`);
  const stage = newStage(portal, given);
  pipeline.stages.splice(Math.min(given.displayOrder, pipeline.stages.length), 0, stage);
  showStages(portal);
  return stage;
}

export function createCustomObject(portal: Portal, given: z.output<typeof newObjectSchema>): ObjectType {
  if (portal.types.all.some(({ name }) => name === given.name))
    throw alreadyThere(`An object named '${given.name}'`);
  if (portal.types.all.some(({ kind }) => kind === 'project'))
    throw badRequest('The sandbox has room for one project object only');
  const names = given.properties.map(({ name }) => name);
  const stray = [given.primaryDisplayProperty, ...given.requiredProperties].find(
    (name) => !names.includes(name),
  );
  if (stray !== undefined) throw badRequest(`Property ${stray} is not among the properties`);
  const associated = given.associatedObjects.map((name) => portal.types.resolve(name));
  const { id, name } = portal.layout.projectType;
  const type = customObjectType(
    {
      name: given.name,
      labels: given.labels,
      displayProperty: given.primaryDisplayProperty,
      requiredProperties: given.requiredProperties,
      properties: given.properties.map((property) => definitionFrom(property, '')),
    },
    given.name === name ? id : `2-${portal.newDefinitionId()}`,
    portal.portalId,
  );
  portal.types.add(type);
  // HubSpot lets every custom object have activities without being asked.
  for (const { kind } of [portal.types.of('task'), portal.types.of('note'), ...associated])
    if (kind !== 'project') portal.associationTypes.allow(type, kind);
  return type;
}

/** People's stages keep the ids the layout has for them, so that one test runs on accounts of both kinds. */
function newStage(portal: Portal, { label, metadata }: z.output<typeof newStageSchema>): Stage {
  const usual = Object.values(portal.layout.stages).find((stage) => stage.label === label);
  return { id: usual?.id ?? portal.newDefinitionId(), label, closed: metadata.ticketState === 'CLOSED' };
}

function showStages({ types, pipelines }: Portal): void {
  const { properties } = types.of('ticket');
  for (const definition of ticketOwnProperties(pipelines)) properties.set(definition.name, definition);
}
