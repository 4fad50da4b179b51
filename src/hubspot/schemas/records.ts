import { z } from 'zod';
import { batchErrors } from './batch-error.ts';
import { paging, recordId } from './paging.ts';

const historyEntry = z.object({
  value: z.string().nullish(),
  timestamp: z.string(),
  sourceType: z.string().nullish(),
});

/** A CRM record of any type; property values are always strings or null. */
export const recordSchema = z.object({
  id: recordId,
  createdAt: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  propertiesWithHistory: z.record(z.string(), z.array(historyEntry)).nullish(),
  objectWriteTraceId: z.string().nullish(),
});

export type CrmRecord = z.output<typeof recordSchema>;

/** A single record with the ids it is associated with, by the (plural) name of the other type. */
export const recordWithAssociationsSchema = recordSchema.extend({
  associations: z
    .record(z.string(), z.object({ results: z.array(z.object({ id: recordId })), paging }))
    .nullish(),
});

/** Answer of a batch read, create or update; a 207 differs only in having `errors`. */
export const recordBatchSchema = z.object({ results: z.array(recordSchema), errors: batchErrors });

/** Answer of a search: only the ids count, for the values lag. */
export const searchSchema = z.object({ results: z.array(z.object({ id: recordId })), paging });
