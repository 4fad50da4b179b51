import { z } from 'zod';

/** One user of the account. HubSpot's reference says true or false, its examples write them as texts too. */
export const userSchema = z.object({
  superAdmin: z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).default(false),
});
