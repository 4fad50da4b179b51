import { z } from 'zod';

/** HubSpot's error body. Nothing in it is promised, so a field of another shape counts as missing. */
const errorBodySchema = z.object({
  message: z.string().nullable().catch(null),
  category: z.string().nullable().catch(null),
  correlationId: z.string().nullable().catch(null),
  policyName: z.string().nullable().catch(null),
  errors: z
    .array(
      z.object({
        message: z.string().catch(''),
        context: z.record(z.string(), z.array(z.string()).catch([])).catch({}),
      }),
    )
    .catch([]),
});

export type ErrorBody = z.output<typeof errorBodySchema>;

const unreadable: ErrorBody = {
  message: null,
  category: null,
  correlationId: null,
  policyName: null,
  errors: [],
};

/** Never throws: what cannot be read is null or empty. */
export function readErrorBody(text: string): ErrorBody {
  try {
    return errorBodySchema.catch(unreadable).parse(JSON.parse(text));
  } catch {
    return unreadable;
  }
}
