import { z } from 'zod';
import { batchErrors } from './batch-error.ts';
import { paging, recordId } from './paging.ts';

/** Answer of an association batch read: per record the ids on the other side, paged per record. */
export const associationBatchSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: recordId }),
      to: z.array(z.object({ toObjectId: recordId })),
      paging,
    }),
  ),
  errors: batchErrors,
});

/** The ways two object types can be associated. */
export const associationLabelsSchema = z.object({
  results: z.array(z.object({ category: z.string(), typeId: z.number().int(), label: z.string().nullish() })),
});
