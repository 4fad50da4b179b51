import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { param, readBody, type Call, type Route } from './call.ts';
import {
  createCustomObject,
  createPipeline,
  createProperty,
  createStage,
  replaceOptions,
} from './create-definitions.ts';
import {
  groupAnswer,
  pipelineAnswer,
  propertyAnswer,
  schemaAnswer,
  stageAnswer,
} from './definition-answers.ts';
import {
  alreadyThere,
  newGroupSchema,
  newObjectSchema,
  newPipelineSchema,
  newPropertySchema,
  newStageSchema,
  optionsSchema,
} from './new-definitions.ts';
import type { Portal } from './portal.ts';
import { isoTime } from './record-answers.ts';

const properties = '/crm/properties/2026-09';
const pipelines = '/crm/pipelines/2026-09';
const schemas = '/crm-object-schemas/2026-09/schemas';

/** What an admin may set up by API. Nothing can be taken away here, because nothing of ours may ever ask for it. */
export function definitionChangeRoutes(portal: Portal): readonly Route[] {
  const typeOf = (call: Call) => portal.types.resolve(param(call, 'type'));
  const now = () => isoTime(portal.now());
  return [
    {
      method: 'post',
      path: `${properties}/:type/groups`,
      handle: (call) => {
        const type = typeOf(call);
        const { name, label } = readBody(call, newGroupSchema);
        if (portal.groups.of(type).some((group) => group.name === name))
          throw alreadyThere(`A property group named '${name}'`);
        portal.groups.add(type, { name, label });
        return { status: 201, body: groupAnswer({ name, label }, -1) };
      },
    },
    {
      method: 'post',
      path: `${properties}/:type`,
      handle: (call) => {
        const definition = createProperty(portal, typeOf(call), readBody(call, newPropertySchema));
        return { status: 201, body: propertyAnswer(definition, now()) };
      },
    },
    {
      method: 'patch',
      path: `${properties}/:type/:name`,
      handle: (call) => {
        const { options } = readBody(call, z.strictObject({ options: optionsSchema }));
        const definition = replaceOptions(typeOf(call), param(call, 'name'), options);
        return { status: 200, body: propertyAnswer(definition, now()) };
      },
    },
    {
      method: 'post',
      path: `${pipelines}/:type`,
      handle: (call) => {
        const pipeline = createPipeline(portal, readBody(call, newPipelineSchema));
        return { status: 201, body: pipelineAnswer(pipeline, portal.pipelines.indexOf(pipeline), now()) };
      },
    },
    {
      method: 'post',
      path: `${pipelines}/:type/:pipelineId/stages`,
      handle: (call) => {
        const id = param(call, 'pipelineId');
        const pipeline = portal.pipelines.find((each) => each.id === id);
        if (!pipeline) throw new ApiError(404, 'OBJECT_NOT_FOUND', `Pipeline ${id} does not exist`);
        const stage = createStage(portal, pipeline, readBody(call, newStageSchema));
        return { status: 201, body: stageAnswer(stage, pipeline.stages.indexOf(stage), now()) };
      },
    },
    {
      method: 'post',
      path: schemas,
      handle: (call) => ({
        status: 201,
        body: schemaAnswer(portal, createCustomObject(portal, readBody(call, newObjectSchema)), now()),
      }),
    },
    {
      method: 'post',
      path: `${schemas}/:type/associations`,
      handle: (call) => {
        const type = typeOf(call);
        const asked = readBody(
          call,
          z.strictObject({ fromObjectTypeId: z.string(), toObjectTypeId: z.string(), name: z.string() }),
        );
        const other = portal.types.resolve(asked.toObjectTypeId);
        if (other.kind !== 'project') portal.associationTypes.allow(type, other.kind);
        const id = String(portal.associationTypes.plain(type, other)?.typeId);
        return { status: 201, body: { id, ...asked } };
      },
    },
  ];
}
