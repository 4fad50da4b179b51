import { ApiError } from './api-error.ts';
import { param, type Call, type Route } from './call.ts';
import { groupAnswer, pipelineAnswer, propertyAnswer, schemaAnswer } from './definition-answers.ts';
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
      path: '/crm/properties/2026-09/:type/groups',
      handle: (call) => ({
        status: 200,
        body: { results: portal.groups.of(typeOf(call)).map(groupAnswer) },
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
