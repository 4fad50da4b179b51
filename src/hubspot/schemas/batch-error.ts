import { z } from 'zod';

/** One entry of `errors` in a 207. HubSpot promises little about it, so nothing but objects is insisted on. */
export const batchErrorSchema = z.object({
  category: z.string().nullish(),
  message: z.string().default('HubSpot gave no reason'),
  id: z.coerce.string().nullish(),
  context: z.record(z.string(), z.array(z.coerce.string()).or(z.unknown().transform(() => []))).nullish(),
});

export type BatchError = z.output<typeof batchErrorSchema>;

/** Absent and null both mean that nothing went wrong. */
export const batchErrors = z
  .array(batchErrorSchema)
  .nullish()
  .transform((errors) => errors ?? []);
