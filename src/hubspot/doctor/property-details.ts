import { z } from 'zod';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { type Finding, look } from '../start-up/findings.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

const detailsSchema = z.object({
  name: z.string(),
  type: z.string(),
  fieldType: z.string().default(''),
  archived: z.boolean().nullish(),
  modificationMetadata: z.object({ readOnlyValue: z.boolean().default(false) }).nullish(),
  options: z.array(z.object({ value: z.string(), hidden: z.boolean().nullish() })).default([]),
});

/** A property as an admin set it up. */
export type PropertyDetails = z.output<typeof detailsSchema>;

/**
 * The properties of a record type; `records` names it in what is found: `tickets`.
 * @throws AccountError where HubSpot is out of reach
 */
export function readPropertyDetails(
  transport: HubSpotTransport,
  objectTypeId: string,
  records: string,
): Promise<Finding<readonly PropertyDetails[]>> {
  return look(`The properties of ${records}`, async () => {
    const { results } = await readFromHubSpot(transport, {
      name: 'list properties',
      method: 'GET',
      path: paths.properties(objectTypeId),
      answer: z.object({ results: z.array(detailsSchema) }),
    });
    return results;
  });
}
