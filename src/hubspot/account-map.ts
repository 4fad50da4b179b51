import type { Mapping } from '../settings/mapping-schema.ts';

/** HubSpot's ids of the object types that every account has. */
export const objectTypes = {
  company: '0-2',
  ticket: '0-5',
  task: '0-27',
  note: '0-46',
  /** HubSpot's own Projects object. */
  project: '0-970',
} as const;

/** One way of associating two records, as a create names it. */
export interface AssociationType {
  readonly category: string;
  readonly typeId: number;
}

/** The deliverables pipeline and what its stages mean, by their ids. */
export interface DeliverablesPipeline {
  readonly id: string;
  readonly newId: string;
  readonly inProgressId: string;
  readonly pendingApprovalId: string;
  readonly closedIds: readonly string[];
  /** Where tickets go that the app closes. */
  readonly closeIntoId: string;
}

/** Where everything of the process is in this account: what the settings name, checked and resolved to ids. */
export interface AccountMap {
  /** `2-…` of the custom object, or `0-970`. */
  readonly projectTypeId: string;
  readonly projectNameProperty: string;
  readonly pipeline: DeliverablesPipeline;
  readonly taskToProject: AssociationType;
  readonly project: Mapping['project'];
  readonly ticket: Mapping['ticket'];
}
