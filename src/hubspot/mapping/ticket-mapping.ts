import type { DeliverableTicket, PartStatus, TicketStage } from '../../domain/model.ts';
import { partNames, partStatuses } from '../../domain/model.ts';
import type { TicketChange } from '../../domain/decision.ts';
import { type AccountMap, type DeliverablesPipeline, objectTypes } from '../account-map.ts';
import { given, underNames } from './property-changes.ts';
import { lastTook } from './property-history.ts';
import type { RecordRequest } from './record-request.ts';
import type { CrmRecord } from '../schemas/records.ts';
import {
  type PropertyValue,
  readChecked,
  readInstant,
  readText,
  readWholeNumber,
  writeInstant,
  writeNumber,
} from './values.ts';

/** Property of HubSpot's own with the ticket's stage. */
export const stageProperty = 'hs_pipeline_stage';
/** Property of HubSpot's own with the ticket's pipeline. */
export const pipelineProperty = 'hs_pipeline';
const subjectProperty = 'subject';

/** Calculated by HubSpot and may lag: only for tickets whose history does not reach back. */
const enteredPendingApproval = ({ pendingApprovalId }: DeliverablesPipeline) =>
  `hs_v2_date_entered_${pendingApprovalId}`;

/** The properties of a deliverable ticket the app reads, by their names in the account. */
export function ticketRequest(map: AccountMap): RecordRequest {
  return {
    name: 'tickets',
    objectTypeId: objectTypes.ticket,
    properties: [
      ...Object.values(map.ticket.properties),
      subjectProperty,
      pipelineProperty,
      stageProperty,
      enteredPendingApproval(map.pipeline),
    ],
    propertiesWithHistory: [stageProperty],
  };
}

/** Tickets of other pipelines are none of the process's business. */
export function isDeliverable(map: AccountMap, record: CrmRecord): boolean {
  return record.properties[pipelineProperty] === map.pipeline.id;
}

/** What a stage of the deliverables pipeline means, by its id. */
export function readStage({ pipeline }: AccountMap, value: PropertyValue): TicketStage {
  if (value === pipeline.newId) return 'new';
  if (value === pipeline.inProgressId) return 'in_progress';
  if (value === pipeline.pendingApprovalId) return 'pending_approval';
  return pipeline.closedIds.includes(value ?? '') ? 'closed' : 'other';
}

type PartOptions = Readonly<Record<PartStatus, string>>;

/** An option no setting maps counts as work in progress: whatever it means, it must never pass as approved. */
function readPartStatus(options: PartOptions, value: PropertyValue): PartStatus {
  const option = readText(value);
  if (option === null) return 'not_started';
  return partStatuses.find((status) => options[status] === option) ?? 'in_progress';
}

/** Whether it matters when the ticket entered Pending Approval: it is there, or is to go back from there. */
export function tellsOfArrival(map: AccountMap, { properties }: CrmRecord): boolean {
  return (
    readStage(map, properties[stageProperty]) === 'pending_approval' ||
    readChecked(properties[map.ticket.properties.revisionRequested]).length > 0
  );
}

/** The deliverable ticket that a record of the account stands for. */
export function toTicket(
  map: AccountMap,
  record: CrmRecord,
  projectIds: readonly string[],
): DeliverableTicket {
  const { properties: names, copyOptions, graphicsOptions, revisionOptions } = map.ticket;
  const valueOf = (key: keyof typeof names) => record.properties[names[key]];
  const flags = readChecked(valueOf('revisionRequested'));
  return {
    id: record.id,
    subject: readText(record.properties[subjectProperty]) ?? '',
    createdAt: readInstant(record.createdAt) ?? 0,
    stage: readStage(map, record.properties[stageProperty]),
    folderName: readText(valueOf('folderName')),
    copy: readPartStatus(copyOptions, valueOf('copyStatus')),
    graphics: readPartStatus(graphicsOptions, valueOf('graphicsStatus')),
    revisionRequested: partNames.filter((part) => flags.includes(revisionOptions[part])),
    ownerId: readText(valueOf('owner')),
    copywriterId: readText(valueOf('copywriter')),
    designerId: readText(valueOf('designer')),
    cycle: readWholeNumber(valueOf('cycle')),
    queuedAt: readInstant(valueOf('queuedAt')),
    readyRound: readWholeNumber(valueOf('readyRound')),
    reviewRequestedAt: readInstant(valueOf('reviewRequestedAt')),
    revisionRound: readWholeNumber(valueOf('revisionRound')),
    enteredPendingApprovalAt: tellsOfArrival(map, record)
      ? (lastTook(record, stageProperty, map.pipeline.pendingApprovalId) ??
        readInstant(record.properties[enteredPendingApproval(map.pipeline)]))
      : null,
    projectIds,
  };
}

function stageId({ pipeline }: AccountMap, stage: Exclude<TicketStage, 'other'>): string {
  switch (stage) {
    case 'new':
      return pipeline.newId;
    case 'in_progress':
      return pipeline.inProgressId;
    case 'pending_approval':
      return pipeline.pendingApprovalId;
    case 'closed':
      return pipeline.closeIntoId;
  }
}

/** A change of a ticket in the account's names; what the change leaves out is not written. */
export function fromTicketChange(map: AccountMap, change: TicketChange): Readonly<Record<string, string>> {
  const { copyOptions, graphicsOptions, properties } = map.ticket;
  const values: Record<keyof TicketChange, string | undefined> = {
    stage: given(change.stage, (stage) => stageId(map, stage)),
    copy: given(change.copy, (status) => copyOptions[status]),
    graphics: given(change.graphics, (status) => graphicsOptions[status]),
    revisionRequested: given(change.revisionRequested, () => ''),
    cycle: given(change.cycle, writeNumber),
    queuedAt: given(change.queuedAt, writeInstant),
    readyRound: given(change.readyRound, writeNumber),
    reviewRequestedAt: given(change.reviewRequestedAt, writeInstant),
    revisionRound: given(change.revisionRound, writeNumber),
  };
  return underNames(values, {
    ...properties,
    stage: stageProperty,
    copy: properties.copyStatus,
    graphics: properties.graphicsStatus,
  });
}
