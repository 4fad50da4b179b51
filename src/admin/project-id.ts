import { z } from 'zod';

/** HubSpot's id of a creative project. */
export const projectId = z.string().regex(/^\d{1,18}$/, 'must be the id of a creative project: digits only');
