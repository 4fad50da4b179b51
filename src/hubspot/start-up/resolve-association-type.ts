import { type AssociationType, objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { associationLabelsSchema } from '../schemas/associations.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { type Finding, found, look, missing } from './findings.ts';

/**
 * How a task is associated with a creative project: the type without a label, HubSpot's own before the
 * account's, because every account has its own ids for its custom objects.
 * @throws AccountError where HubSpot is out of reach
 */
export async function resolveTaskToProject(
  transport: HubSpotTransport,
  projectTypeId: string,
): Promise<Finding<AssociationType>> {
  const labels = await look('The associations of tasks with creative projects', () =>
    readFromHubSpot(transport, {
      name: 'list association labels',
      method: 'GET',
      path: paths.associationLabels(objectTypes.task, projectTypeId),
      answer: associationLabelsSchema,
    }),
  );
  if (!labels.ok) return labels;
  const { results } = labels.value;
  const plain = results.filter(({ label }) => !label);
  const best = plain.find(({ category }) => category === 'HUBSPOT_DEFINED') ?? plain[0] ?? results[0];
  if (best !== undefined) return found({ category: best.category, typeId: best.typeId });
  return missing({
    what: `Tasks cannot be associated with creative projects (${projectTypeId})`,
    fix: "allow it in the object's settings (associations with activities)",
  });
}
