import { z } from 'zod';
import { recordNotFound } from './api-error.ts';
import { flagParam, listParam, param, readBody, type Call, type Route } from './call.ts';
import { archiveRecord, createRecord, requireRecord, updateRecord } from './change-records.ts';
import type { Author, StoredRecord } from './model.ts';
import type { Portal } from './portal.ts';
import { indexedAnswer, recordAnswer } from './record-answers.ts';
import { search, searchSchema } from './search.ts';
import { inlineAssociationSchema, wantedAssociations } from './wanted-associations.ts';

/** HubSpot takes numbers and booleans for texts, and null for "clear". */
export const propertiesSchema = z.record(
  z.string(),
  z
    .union([z.string(), z.number(), z.boolean(), z.null()])
    .transform((value) => (value === null ? '' : String(value))),
);

const createSchema = z.object({
  properties: propertiesSchema,
  associations: z.array(inlineAssociationSchema).default([]),
});
const updateSchema = z.object({ properties: propertiesSchema });

const path = '/crm/objects/2026-09/:type';

/** Single records and the search. */
export function recordRoutes(portal: Portal, app: Author): readonly Route[] {
  const typeOf = (call: Call) => portal.types.resolve(param(call, 'type'));
  const recordOf = (call: Call) => requireRecord(portal, typeOf(call), param(call, 'id'));
  return [
    {
      method: 'post',
      path,
      handle: (call) => {
        const type = typeOf(call);
        const { properties, associations } = readBody(call, createSchema);
        const wanted = wantedAssociations(portal, type, associations);
        const record = createRecord(portal, type, properties, wanted, app);
        return { status: 201, body: recordAnswer(portal, record, { properties: Object.keys(properties) }) };
      },
    },
    {
      method: 'post',
      path: `${path}/search`,
      handle: (call) => {
        const type = typeOf(call);
        const request = readBody(call, searchSchema);
        const page = search(portal.searchIndex, type, request);
        const results = page.found.map(({ record, values }) => indexedAnswer(record, values, request));
        const paging = page.after === null ? {} : { paging: { next: { after: page.after } } };
        return { status: 200, body: { total: page.total, results, ...paging } };
      },
    },
    {
      method: 'get',
      path: `${path}/:id`,
      handle: (call) => {
        const record = flagParam(call, 'archived') ? archivedOf(portal, call) : recordOf(call);
        const shown = {
          properties: listParam(call, 'properties'),
          history: listParam(call, 'propertiesWithHistory'),
        };
        const associations = associationsAnswer(portal, record, listParam(call, 'associations'));
        return { status: 200, body: { ...recordAnswer(portal, record, shown), ...associations } };
      },
    },
    {
      method: 'patch',
      path: `${path}/:id`,
      handle: (call) => {
        const { properties } = readBody(call, updateSchema);
        const record = recordOf(call);
        updateRecord(portal, record, properties, app);
        return { status: 200, body: recordAnswer(portal, record, { properties: Object.keys(properties) }) };
      },
    },
    {
      method: 'delete',
      path: `${path}/:id`,
      handle: (call) => {
        // Deleting what is not there is a success at HubSpot, too.
        const record = portal.records.live(typeOf(call), param(call, 'id'));
        if (record) archiveRecord(portal, record, app);
        return { status: 204 };
      },
    },
  ];
}

function archivedOf(portal: Portal, call: Call): StoredRecord {
  const id = param(call, 'id');
  const record = portal.records.find(id);
  if (record?.type !== portal.types.resolve(param(call, 'type')) || record.archivedAt === null) {
    throw recordNotFound(id);
  }
  return record;
}

/** Associated ids by type, one entry per kind of association; types without any are left out. */
function associationsAnswer(portal: Portal, record: StoredRecord, names: readonly string[]) {
  if (names.length === 0) return {};
  const listed = names.flatMap((name) => {
    const other = portal.types.resolve(name);
    const links = portal.associations.links(record, other);
    const results = links.flatMap(({ to, types }) =>
      types.map(({ label }) => ({
        id: to.id,
        type: [record.type.name, 'to', other.name, ...(label === null ? [] : [label.toLowerCase()])].join(
          '_',
        ),
      })),
    );
    return results.length > 0 ? [[other.plural, { results }] as const] : [];
  });
  return listed.length > 0 ? { associations: Object.fromEntries(listed) } : {};
}
