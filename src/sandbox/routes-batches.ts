import { z } from 'zod';
import { ApiError, badRequest } from './api-error.ts';
import { flagParam, param, readBody, type Call, type Route } from './call.ts';
import { archiveRecord, createRecord, updateRecord } from './change-records.ts';
import { checkProperties } from './check-properties.ts';
import type { Author, ObjectType } from './model.ts';
import type { Portal } from './portal.ts';
import { batchAnswer, recordAnswer } from './record-answers.ts';
import { propertiesSchema } from './routes-records.ts';
import { inlineAssociationSchema, wantedAssociations } from './wanted-associations.ts';

const largestBatch = 100;
const largestBatchWithHistory = 50;

const idSchema = z.object({ id: z.coerce.string() });
const readSchema = z.object({
  inputs: z.array(idSchema),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
});
const createRowSchema = z.object({
  properties: propertiesSchema,
  associations: z.array(inlineAssociationSchema).default([]),
  objectWriteTraceId: z.string().optional(),
});
const updateRowSchema = z.object({
  id: z.coerce.string(),
  properties: propertiesSchema,
  objectWriteTraceId: z.string().optional(),
});
type CreateRow = z.output<typeof createRowSchema>;
type UpdateRow = z.output<typeof updateRowSchema>;
interface WrittenRow {
  readonly properties: Readonly<Record<string, string>>;
  readonly objectWriteTraceId?: string | undefined;
}

const path = '/crm/objects/2026-09/:type/batch';

/** Batches of records. Results never come in the order of the inputs, so nobody learns to rely on it. */
export function batchRoutes(portal: Portal, app: Author): readonly Route[] {
  const typeOf = (call: Call) => portal.types.resolve(param(call, 'type'));
  return [
    { method: 'post', path: `${path}/read`, handle: (call) => readBatch(portal, typeOf(call), call) },
    {
      method: 'post',
      path: `${path}/create`,
      handle: (call) => {
        const type = typeOf(call);
        const { inputs } = readBody(call, z.object({ inputs: z.array(createRowSchema) }));
        const prepare = (row: CreateRow) => {
          const wanted = wantedAssociations(portal, type, row.associations);
          checkProperties(portal, type, row.properties);
          return () => createRecord(portal, type, row.properties, wanted, app);
        };
        return writeBatch(portal, call, inputs, prepare, 201);
      },
    },
    {
      method: 'post',
      path: `${path}/update`,
      handle: (call) => {
        const type = typeOf(call);
        const { inputs } = readBody(call, z.object({ inputs: z.array(updateRowSchema) }));
        const ids = new Set(inputs.map(({ id }) => id));
        if (ids.size < inputs.length) throw badRequest('Duplicate IDs found in batch input');
        const prepare = (row: UpdateRow) => {
          const record = portal.records.live(type, row.id);
          if (!record) throw notThere(type, [row.id]);
          checkProperties(portal, type, row.properties, record);
          return () => {
            updateRecord(portal, record, row.properties, app);
            return record;
          };
        };
        return writeBatch(portal, call, inputs, prepare, 200);
      },
    },
    {
      method: 'post',
      path: `${path}/archive`,
      handle: (call) => {
        const type = typeOf(call);
        const { inputs } = readBody(call, z.object({ inputs: z.array(idSchema) }));
        checkSize(inputs.length, largestBatch);
        for (const { id } of inputs) {
          const record = portal.records.live(type, id);
          if (record) archiveRecord(portal, record, app);
        }
        return { status: 204 };
      },
    },
  ];
}

function readBatch(portal: Portal, type: ObjectType, call: Call) {
  const { inputs, properties, propertiesWithHistory: history } = readBody(call, readSchema);
  checkSize(inputs.length, history.length > 0 ? largestBatchWithHistory : largestBatch);
  const archived = flagParam(call, 'archived');
  const ids = [...new Set(inputs.map(({ id }) => id))];
  const found = ids.flatMap((id) => {
    const record = portal.records.find(id);
    return record?.type === type && (record.archivedAt !== null) === archived ? [record] : [];
  });
  const there = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !there.has(id));
  const errors = missing.length > 0 ? [notThere(type, missing).asRow({})] : [];
  const results = found.reverse().map((record) => recordAnswer(portal, record, { properties, history }));
  return batchAnswer(portal, results, errors);
}

/**
 * Without a trace id on every row, one bad row fails the whole batch before anything is written (ids that do not
 * exist excepted); with them, the good rows are written and the bad ones are named by their trace id.
 */
function writeBatch<Row extends WrittenRow>(
  portal: Portal,
  call: Call,
  rows: readonly Row[],
  prepare: (row: Row) => () => Parameters<typeof recordAnswer>[1],
  status: number,
) {
  checkSize(rows.length, largestBatch);
  const traceIds = new Set(rows.map(({ objectWriteTraceId }) => objectWriteTraceId));
  const traced = !traceIds.has(undefined) && traceIds.size === rows.length;
  const errors: unknown[] = [];
  const writes: { readonly row: Row; readonly write: ReturnType<typeof prepare> }[] = [];
  for (const row of rows) {
    try {
      if (call.refusesRow(row)) throw badRequest('The row was refused by a validation rule of the account');
      writes.push({ row, write: prepare(row) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!traced && error.category !== 'OBJECT_NOT_FOUND') throw error;
      const { objectWriteTraceId } = row;
      errors.push(
        error.asRow(objectWriteTraceId === undefined ? {} : { objectWriteTraceId: [objectWriteTraceId] }),
      );
    }
  }
  const results = writes.map(({ row, write }) => {
    const answer = recordAnswer(portal, write(), { properties: Object.keys(row.properties) });
    return row.objectWriteTraceId === undefined
      ? answer
      : { ...answer, objectWriteTraceId: row.objectWriteTraceId };
  });
  return batchAnswer(portal, results.reverse(), errors, status);
}

const notThere = (type: ObjectType, ids: readonly string[]) =>
  new ApiError(
    404,
    'OBJECT_NOT_FOUND',
    `Could not get some ${type.fullyQualifiedName} objects, they may be deleted or not exist. Check that ids are valid.`,
    { context: { ids } },
  );

function checkSize(size: number, largest: number): void {
  if (size > largest) {
    throw badRequest(
      `The maximum number of inputs supported in a batch request for object reads is ${String(largest)}, received ${String(size)}`,
    );
  }
}
