import { z } from 'zod';
import { paging, recordId } from './paging.ts';

/** One page of the account's owners. */
export const ownersSchema = z.object({
  results: z.array(
    z.object({
      id: recordId,
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      archived: z.boolean().default(false),
    }),
  ),
  paging,
});

/** What the app needs to know of the account. */
export const accountDetailsSchema = z.object({
  portalId: z.number().int(),
  timeZone: z.string().min(1),
  uiDomain: z.string().min(1),
});
