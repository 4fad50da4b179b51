import type { Mapping, ProjectPropertyKey, TicketPropertyKey } from '../../settings/mapping-schema.ts';

/** What the process needs of one property. */
export interface ExpectedProperty {
  readonly name: string;
  /** HubSpot's property types it can work with; empty: any. */
  readonly types: readonly string[];
  /** Option values that must be there. */
  readonly options: readonly string[];
  /** Several meanings may be found in it: one person may be the ticket's owner and its copywriter. */
  readonly shared: boolean;
  /** Where in the settings another name can be given. */
  readonly setting: string;
}

const owner = ['enumeration', 'string', 'number'];
const wholeNumber = ['number'];
const datetime = ['datetime'];
const date = ['date'];
const text = ['string'];
const choice = ['enumeration'];

const projectTypes: Readonly<Record<ProjectPropertyKey, readonly string[]>> = {
  status: choice,
  refreshDate: date,
  cadenceDays: ['number', 'string', 'enumeration'],
  adLabLink: text,
  accountManager: owner,
  sas: owner,
  cycle: wholeNumber,
  cycleStartedAt: datetime,
  sequence: wholeNumber,
  kickoffSentAt: datetime,
  submissionCuedAt: datetime,
  reviewRequestedAt: datetime,
  implementationCuedAt: datetime,
  implementationTaskId: text,
  declinedAt: datetime,
  dateBeforeDecline: date,
  lastImplementedAt: datetime,
  waitingOn: choice,
  waitingSince: datetime,
};

const ticketTypes: Readonly<Record<TicketPropertyKey, readonly string[]>> = {
  folderName: ['string', 'enumeration'],
  copyStatus: choice,
  graphicsStatus: choice,
  revisionRequested: choice,
  copywriter: owner,
  designer: owner,
  owner,
  cycle: wholeNumber,
  queuedAt: datetime,
  readyRound: wholeNumber,
  reviewRequestedAt: datetime,
  revisionRound: wholeNumber,
};

function expected<Key extends string>(
  names: Readonly<Record<Key, string>>,
  types: Readonly<Record<Key, readonly string[]>>,
  options: Readonly<Partial<Record<Key, Readonly<Record<string, string>>>>>,
  setting: string,
): readonly ExpectedProperty[] {
  const properties: ExpectedProperty[] = [];
  for (const key in types)
    properties.push({
      name: names[key],
      types: types[key],
      options: Object.values<string>(options[key] ?? {}),
      shared: types[key] === owner,
      setting: `${setting}.${key}`,
    });
  return properties;
}

/** What creative projects must have. */
export function expectedOnProjects(
  mapping: Mapping['project'],
  nameProperty: string,
): readonly ExpectedProperty[] {
  const { properties, packageProperty, statusOptions, waitingOnOptions } = mapping;
  const setting = 'mapping.project';
  return [
    { name: nameProperty, types: text, options: [], shared: false, setting: `${setting}.nameProperty` },
    ...(packageProperty === null
      ? []
      : [
          {
            name: packageProperty,
            types: [],
            options: [],
            shared: true,
            setting: `${setting}.packageProperty`,
          },
        ]),
    ...expected(
      properties,
      projectTypes,
      { status: statusOptions, waitingOn: waitingOnOptions },
      `${setting}.properties`,
    ),
  ];
}

/** What tickets must have. */
export function expectedOnTickets(mapping: Mapping['ticket']): readonly ExpectedProperty[] {
  const { properties, copyOptions, graphicsOptions, revisionOptions } = mapping;
  return expected(
    properties,
    ticketTypes,
    { copyStatus: copyOptions, graphicsStatus: graphicsOptions, revisionRequested: revisionOptions },
    'mapping.ticket.properties',
  );
}
