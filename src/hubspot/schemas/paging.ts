import { z } from 'zod';

/** The cursor of the next page, where there is one. */
export const paging = z
  .object({ next: z.object({ after: z.coerce.string() }).nullish() })
  .nullish()
  .transform((value) => value?.next?.after ?? null);

/** HubSpot's record ids are digits; some answers have them as numbers, we only know strings. */
export const recordId = z.union([z.string(), z.number().int()]).transform(String);
