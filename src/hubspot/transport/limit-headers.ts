import { z } from 'zod';

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .nullable()
  .catch(null);

const headersSchema = z.object({
  'x-hubspot-ratelimit-max': count,
  'x-hubspot-ratelimit-remaining': count,
  'x-hubspot-ratelimit-interval-milliseconds': count,
  'x-hubspot-ratelimit-daily': count,
  'x-hubspot-ratelimit-daily-remaining': count,
});

/** What an answer says of HubSpot's limits; null: it says nothing. */
export interface LimitNews {
  readonly maximum: number | null;
  readonly remaining: number | null;
  readonly windowMs: number | null;
  readonly dailyMaximum: number | null;
  readonly dailyRemaining: number | null;
}

export function readLimitHeaders(headers: Readonly<Record<string, string>>): LimitNews {
  const read = headersSchema.parse(headers);
  return {
    maximum: read['x-hubspot-ratelimit-max'],
    remaining: read['x-hubspot-ratelimit-remaining'],
    windowMs: read['x-hubspot-ratelimit-interval-milliseconds'],
    dailyMaximum: read['x-hubspot-ratelimit-daily'],
    dailyRemaining: read['x-hubspot-ratelimit-daily-remaining'],
  };
}
