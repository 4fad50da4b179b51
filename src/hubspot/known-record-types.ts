import { type AccountMap, objectTypes } from './account-map.ts';
import { taskStatusProperty } from './mapping/task-mapping.ts';
import { pipelineProperty, stageProperty } from './mapping/ticket-mapping.ts';

/** The record types the process is about, and the properties (HubSpot's names) whose changes matter to it. */
export interface KnownRecordTypes {
  readonly projectTypeId: string;
  readonly ticketTypeId: string;
  readonly taskTypeId: string;
  readonly projectProperties: ReadonlySet<string>;
  readonly ticketProperties: ReadonlySet<string>;
  readonly taskProperties: ReadonlySet<string>;
}

/** What a webhook must be about to concern the process; everything else may be dropped. */
export function knownRecordTypes(map: AccountMap): KnownRecordTypes {
  const { properties: project, packageProperty } = map.project;
  const { properties: ticket } = map.ticket;
  return {
    projectTypeId: map.projectTypeId,
    ticketTypeId: objectTypes.ticket,
    taskTypeId: objectTypes.task,
    projectProperties: new Set([
      project.status,
      project.refreshDate,
      project.cadenceDays,
      project.adLabLink,
      project.accountManager,
      project.sas,
      ...(packageProperty === null ? [] : [packageProperty]),
    ]),
    ticketProperties: new Set([
      pipelineProperty,
      stageProperty,
      ticket.folderName,
      ticket.copyStatus,
      ticket.graphicsStatus,
      ticket.revisionRequested,
      ticket.owner,
      ticket.copywriter,
      ticket.designer,
    ]),
    taskProperties: new Set([taskStatusProperty]),
  };
}
