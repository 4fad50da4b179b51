import { z } from 'zod';
import { badRequest } from './api-error.ts';
import { param, readBody, type Call, type Route } from './call.ts';
import { plainAssociation, requireRecord } from './change-records.ts';
import type { Author, ObjectType } from './model.ts';
import type { Portal } from './portal.ts';
import { associationTypeAnswer, batchAnswer } from './record-answers.ts';
import { associationSpecSchema, matchingType } from './wanted-associations.ts';

const largestBatch = 1000;

const readSchema = z.object({
  inputs: z.array(z.object({ id: z.coerce.string(), after: z.string().optional() })),
});

/** Reading and making associations, and the list of association types of a pair. */
export function associationRoutes(portal: Portal, app: Author, pageSize: number): readonly Route[] {
  const pairOf = (call: Call) =>
    [portal.types.resolve(param(call, 'from')), portal.types.resolve(param(call, 'to'))] as const;
  const recordsOf = (call: Call) => {
    const [from, to] = pairOf(call);
    return [
      requireRecord(portal, from, param(call, 'fromId')),
      requireRecord(portal, to, param(call, 'toId')),
    ] as const;
  };
  const explicit = '/crm/objects/2026-09/:from/:fromId/associations/:to/:toId';
  return [
    {
      method: 'post',
      path: '/crm/associations/2026-09/:from/:to/batch/read',
      handle: (call) => readAssociations(portal, pairOf(call), call, pageSize),
    },
    {
      method: 'get',
      path: '/crm/associations/2026-09/:from/:to/labels',
      handle: (call) => {
        const types = portal.associationTypes.between(...pairOf(call));
        return { status: 200, body: { results: types.map(associationTypeAnswer) } };
      },
    },
    {
      method: 'put',
      path: '/crm/objects/2026-09/:from/:fromId/associations/default/:to/:toId',
      handle: (call) => {
        const [from, to] = recordsOf(call);
        const type = plainAssociation(portal, from.type, to.type);
        portal.associations.associate(from, to, type, app);
        const spec = (id: number) => ({ associationCategory: type.category, associationTypeId: id });
        return batchAnswer(
          portal,
          [
            { from: { id: from.id }, to: { id: to.id }, associationSpec: spec(type.typeId) },
            { from: { id: to.id }, to: { id: from.id }, associationSpec: spec(type.inverseId) },
          ],
          [],
        );
      },
    },
    {
      method: 'put',
      path: explicit,
      handle: (call) => {
        const [from, to] = recordsOf(call);
        const types = readBody(call, z.array(associationSpecSchema).min(1)).map((spec) => {
          const type = matchingType(portal, from.type, to.type, spec);
          if (!type) throw badRequest(`${String(spec.associationTypeId)} is not a type of this association`);
          return type;
        });
        for (const type of types) portal.associations.associate(from, to, type, app);
        return {
          status: 201,
          body: {
            fromObjectTypeId: from.type.id,
            fromObjectId: from.id,
            toObjectTypeId: to.type.id,
            toObjectId: to.id,
            labels: types.flatMap(({ label }) => label ?? []),
          },
        };
      },
    },
    {
      method: 'delete',
      path: explicit,
      handle: (call) => {
        const [from, to] = recordsOf(call);
        portal.associations.dissociate(from, to, app);
        return { status: 204 };
      },
    },
  ];
}

/** Ids without any association are no results but rows of a 207, whether the record exists or not. */
function readAssociations(
  portal: Portal,
  [from, to]: readonly [ObjectType, ObjectType],
  call: Call,
  pageSize: number,
) {
  const { inputs } = readBody(call, readSchema);
  if (inputs.length > largestBatch)
    throw badRequest(`At most ${String(largestBatch)} inputs, not ${String(inputs.length)}`);
  const results: unknown[] = [];
  const errors: unknown[] = [];
  for (const { id, after } of inputs) {
    const record = portal.records.live(from, id);
    const links = record ? portal.associations.links(record, to) : [];
    if (links.length === 0) {
      errors.push(noAssociations(from, to, id));
      continue;
    }
    const start = after === undefined ? 0 : readCursor(after);
    const end = start + pageSize;
    results.push({
      from: { id },
      to: links.slice(start, end).map((link) => ({
        toObjectId: link.to.id,
        associationTypes: link.types.map(associationTypeAnswer),
      })),
      ...(end < links.length && {
        paging: { next: { after: writeCursor(end), link: '?after=' + writeCursor(end) } },
      }),
    });
  }
  return batchAnswer(portal, results.reverse(), errors);
}

const writeCursor = (offset: number) => Buffer.from(`0-0-${String(offset)}`).toString('base64');

function readCursor(cursor: string): number {
  const offset = /^0-0-(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1'))?.[1];
  if (offset === undefined) throw badRequest(`after=${cursor} is not a cursor`);
  return Number(offset);
}

const noAssociations = (from: ObjectType, to: ObjectType, id: string) => ({
  status: 'error',
  category: 'OBJECT_NOT_FOUND',
  subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
  message: `No ${to.name} is associated with ${from.name} ${id}.`,
  context: { fromObjectId: [id], fromObjectType: [from.name], toObjectType: [to.name] },
  errors: [],
  links: {},
});
