import type { Mapping } from '../../settings/mapping-schema.ts';
import type { Problem } from '../start-up/findings.ts';
import type { PropertyDetails } from './property-details.ts';

/** What is in itself possible, but not what the process needs: `works` says whether the app gets along all the same. */
export interface Doubt extends Problem {
  readonly works: boolean;
}

/** What the process makes of a property beyond its type. */
interface Use {
  /** HubSpot's name of it. */
  readonly name: string;
  /** Where other options than these are possible, what the app makes of a record that has one. */
  readonly unmapped?: { readonly known: readonly string[]; readonly means: string; readonly setting: string };
  /** Several options at once. */
  readonly takesSeveral?: true;
  readonly isWritten?: true;
}

const writtenOnProjects = [
  'status',
  'refreshDate',
  'cycle',
  'cycleStartedAt',
  'sequence',
  'kickoffSentAt',
  'submissionCuedAt',
  'reviewRequestedAt',
  'implementationCuedAt',
  'implementationTaskId',
  'declinedAt',
  'dateBeforeDecline',
  'lastImplementedAt',
  'waitingOn',
  'waitingSince',
] as const;

const writtenOnTickets = [
  'copyStatus',
  'graphicsStatus',
  'revisionRequested',
  'cycle',
  'queuedAt',
  'readyRound',
  'reviewRequestedAt',
  'revisionRound',
] as const;

function usesOnProjects({ properties, statusOptions }: Mapping['project']): readonly Use[] {
  const status = {
    known: Object.values(statusOptions),
    means: 'the app leaves a project with it alone',
    setting: 'mapping.project.statusOptions',
  };
  return [
    ...writtenOnProjects.map((key) => ({ name: properties[key], isWritten: true as const })),
    { name: properties.status, unmapped: status },
  ];
}

function usesOnTickets(mapping: Mapping['ticket']): readonly Use[] {
  const { properties, copyOptions, graphicsOptions } = mapping;
  const part = (known: Readonly<Record<string, string>>, setting: string) => ({
    known: Object.values(known),
    means: 'a ticket with it counts as in progress',
    setting: `mapping.ticket.${setting}`,
  });
  return [
    ...writtenOnTickets.map((key) => ({ name: properties[key], isWritten: true as const })),
    { name: properties.copyStatus, unmapped: part(copyOptions, 'copyOptions') },
    { name: properties.graphicsStatus, unmapped: part(graphicsOptions, 'graphicsOptions') },
    { name: properties.revisionRequested, takesSeveral: true },
  ];
}

function doubtsAbout(
  definitions: readonly PropertyDetails[],
  records: string,
  uses: readonly Use[],
): readonly Doubt[] {
  return uses.flatMap((use) => {
    const definition = definitions.find(({ name, archived }) => name === use.name && archived !== true);
    if (definition === undefined) return [];
    const property = `The property "${use.name}" of ${records}`;
    return [
      ...(use.isWritten === true && definition.modificationMetadata?.readOnlyValue === true
        ? [{ works: false, what: `${property} cannot be written to`, fix: 'map another one in the settings' }]
        : []),
      ...(use.takesSeveral === true && definition.fieldType !== 'checkbox'
        ? [
            {
              works: true,
              what: `${property} takes only one option at a time, so copy and graphics cannot both be asked for`,
              fix: 'change its field type to multiple checkboxes',
            },
          ]
        : []),
      ...(use.unmapped === undefined ? [] : doubtsAboutOptions(definition, property, use.unmapped)),
    ];
  });
}

function doubtsAboutOptions(
  { options }: PropertyDetails,
  property: string,
  { known, means, setting }: NonNullable<Use['unmapped']>,
): readonly Doubt[] {
  return [
    ...options
      .filter(({ value, hidden }) => hidden !== true && !known.includes(value))
      .map(({ value }) => ({
        works: true,
        what: `${property} has the option "${value}", which no setting maps: ${means}`,
        fix: `hide it in HubSpot, or map it (${setting})`,
      })),
    ...options
      .filter(({ value, hidden }) => hidden === true && known.includes(value))
      .map(({ value }) => ({
        works: true,
        what: `${property} hides the option "${value}", so nobody can choose it`,
        fix: 'show it in HubSpot',
      })),
  ];
}

export const doubtsOnProjects = (
  definitions: readonly PropertyDetails[],
  records: string,
  mapping: Mapping['project'],
): readonly Doubt[] => doubtsAbout(definitions, records, usesOnProjects(mapping));

export const doubtsOnTickets = (
  definitions: readonly PropertyDetails[],
  records: string,
  mapping: Mapping['ticket'],
): readonly Doubt[] => doubtsAbout(definitions, records, usesOnTickets(mapping));
