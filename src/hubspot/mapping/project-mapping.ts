import type { BallHolder, CreativeProject, RefreshStatus } from '../../domain/model.ts';
import { ballHolders, refreshStatuses } from '../../domain/model.ts';
import type { DatedAdLabLink, ResolvedProjectChange } from '../../reconcile/ports/account.ts';
import type { AccountMap } from '../account-map.ts';
import { presentSince } from './property-history.ts';
import { given, underNames } from './property-changes.ts';
import type { RecordRequest } from './record-request.ts';
import type { CrmRecord } from '../schemas/records.ts';
import {
  type PropertyValue,
  readDate,
  readInstant,
  readText,
  readWholeNumber,
  writeInstant,
  writeNumber,
  writeText,
} from './values.ts';

/** The properties of a creative project the app reads, by their names in the account. */
export function projectRequest(map: AccountMap): RecordRequest {
  const { properties, packageProperty } = map.project;
  return {
    name: 'projects',
    objectTypeId: map.projectTypeId,
    properties: [
      ...Object.values(properties),
      map.projectNameProperty,
      ...(packageProperty === null ? [] : [packageProperty]),
    ],
  };
}

/** Also since when the AdLab link is there, which only its history tells. */
export function withLinkHistory(map: AccountMap, request: RecordRequest) {
  return { ...request, propertiesWithHistory: [map.project.properties.adLabLink] };
}

/** The status that an option of the account stands for. */
export function readStatus(map: AccountMap, value: PropertyValue): CreativeProject['status'] {
  const option = readText(value);
  if (option === null) return 'blank';
  const known = refreshStatuses.find(
    (status) => status !== 'blank' && map.project.statusOptions[status] === option,
  );
  return known ?? 'unrecognised';
}

function readBallHolder(map: AccountMap, value: PropertyValue): BallHolder | null {
  return ballHolders.find((holder) => map.project.waitingOnOptions[holder] === value) ?? null;
}

/** The creative project that a record of the account stands for. */
export function toProject(map: AccountMap, record: CrmRecord): CreativeProject {
  const { properties: names, packageProperty } = map.project;
  const valueOf = (key: keyof typeof names) => record.properties[names[key]];
  return {
    id: record.id,
    objectTypeId: map.projectTypeId,
    name: readText(record.properties[map.projectNameProperty]) ?? '',
    createdAt: readInstant(record.createdAt) ?? 0,
    status: readStatus(map, valueOf('status')),
    refreshDate: readDate(valueOf('refreshDate')),
    cadenceDays: readText(valueOf('cadenceDays')),
    package: packageProperty === null ? null : readText(record.properties[packageProperty]),
    ...toAdLabLink(map, record),
    accountManagerId: readText(valueOf('accountManager')),
    sasId: readText(valueOf('sas')),
    cycle: readWholeNumber(valueOf('cycle')),
    cycleStartedAt: readInstant(valueOf('cycleStartedAt')),
    sequence: readWholeNumber(valueOf('sequence')),
    kickoffSentAt: readInstant(valueOf('kickoffSentAt')),
    submissionCuedAt: readInstant(valueOf('submissionCuedAt')),
    reviewRequestedAt: readInstant(valueOf('reviewRequestedAt')),
    implementationCuedAt: readInstant(valueOf('implementationCuedAt')),
    implementationTaskId: readText(valueOf('implementationTaskId')),
    declinedAt: readInstant(valueOf('declinedAt')),
    dateBeforeDecline: readDate(valueOf('dateBeforeDecline')),
    lastImplementedAt: readInstant(valueOf('lastImplementedAt')),
    waitingOn: readBallHolder(map, valueOf('waitingOn')),
    waitingSince: readInstant(valueOf('waitingSince')),
  };
}

/** The link of a project, dated where the record was read with the history of it. */
export function toAdLabLink(map: AccountMap, record: CrmRecord): DatedAdLabLink {
  const name = map.project.properties.adLabLink;
  const adLabLink = readText(record.properties[name]);
  if (adLabLink === null) return { adLabLink, adLabLinkChangedAt: null };
  const isRead = record.propertiesWithHistory?.[name] !== undefined;
  return { adLabLink, adLabLinkChangedAt: isRead ? presentSince(record, name) : undefined };
}

/** The option value of a status; blank is the empty field. */
export function statusOption(map: Pick<AccountMap, 'project'>, status: RefreshStatus): string {
  return status === 'blank' ? '' : map.project.statusOptions[status];
}

/** A change of a project in the account's names; what the change leaves out is not written. */
export function fromProjectChange(
  map: AccountMap,
  change: ResolvedProjectChange,
): Readonly<Record<string, string>> {
  const values: Record<keyof ResolvedProjectChange, string | undefined> = {
    status: given(change.status, (status) => statusOption(map, status)),
    refreshDate: given(change.refreshDate, writeText),
    cycle: given(change.cycle, writeNumber),
    cycleStartedAt: given(change.cycleStartedAt, writeInstant),
    sequence: given(change.sequence, writeNumber),
    kickoffSentAt: given(change.kickoffSentAt, writeInstant),
    submissionCuedAt: given(change.submissionCuedAt, writeInstant),
    reviewRequestedAt: given(change.reviewRequestedAt, writeInstant),
    implementationCuedAt: given(change.implementationCuedAt, writeInstant),
    implementationTaskId: given(change.implementationTaskId, writeText),
    declinedAt: given(change.declinedAt, writeInstant),
    dateBeforeDecline: given(change.dateBeforeDecline, writeText),
    lastImplementedAt: given(change.lastImplementedAt, writeInstant),
    waitingOn: given(change.waitingOn, (holder) => map.project.waitingOnOptions[holder]),
    waitingSince: given(change.waitingSince, writeInstant),
  };
  return underNames(values, map.project.properties);
}
