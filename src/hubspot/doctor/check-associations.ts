import { objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { associationLabelsSchema } from '../schemas/associations.ts';
import { type Problem, look, problemsOf } from '../start-up/findings.ts';
import type { HubSpotTransport } from '../transport/transport.ts';

interface Pair {
  readonly from: string;
  readonly to: string;
  /** `tickets with creative projects` */
  readonly words: string;
}

/** The pairs of record types that the process associates, or finds associated. */
const pairs = (projectTypeId: string): readonly Pair[] => [
  { from: projectTypeId, to: objectTypes.ticket, words: 'creative projects with tickets' },
  { from: projectTypeId, to: objectTypes.company, words: 'creative projects with companies' },
  { from: objectTypes.task, to: projectTypeId, words: 'tasks with creative projects' },
  { from: objectTypes.task, to: objectTypes.ticket, words: 'tasks with tickets' },
  { from: objectTypes.task, to: objectTypes.company, words: 'tasks with companies' },
  { from: objectTypes.note, to: projectTypeId, words: 'notes with creative projects' },
  { from: objectTypes.note, to: objectTypes.ticket, words: 'notes with tickets' },
];

/**
 * The associations that the account does not allow although the process needs them; seven calls.
 * @throws AccountError where HubSpot is out of reach
 */
export async function checkAssociations(
  transport: HubSpotTransport,
  projectTypeId: string,
): Promise<readonly Problem[]> {
  const findings = await Promise.all(pairs(projectTypeId).map((pair) => checkPair(transport, pair)));
  return findings.flat();
}

async function checkPair(
  transport: HubSpotTransport,
  { from, to, words }: Pair,
): Promise<readonly Problem[]> {
  const types = await look(`The associations of ${words}`, () =>
    readFromHubSpot(transport, {
      name: 'list association labels',
      method: 'GET',
      path: paths.associationLabels(from, to),
      answer: associationLabelsSchema,
    }),
  );
  if (!types.ok) return problemsOf(types);
  if (types.value.results.length > 0) return [];
  return [
    {
      what: `The account does not allow the association of ${words}`,
      fix: "allow it in the object's settings in HubSpot (Associations)",
    },
  ];
}
