import type { PropertyRequest } from './requests.ts';

/** What provisioning makes of one thing the process needs. */
export type PlanAction = 'create' | 'extend' | 'in place' | 'in the way';

export const planParts = ['Creative projects', 'Tickets', 'Ticket pipeline'] as const;
export type PlanPart = (typeof planParts)[number];

/** One thing the process needs, in words. */
export interface PlanLine {
  readonly part: PlanPart;
  readonly action: PlanAction;
  /** `property creative_refresh_date "Creative Refresh Date"` */
  readonly what: string;
  /** What is made or added, or why it is in the way and what to do; null: nothing more to say. */
  readonly detail: string | null;
}

export type AssociatedKind = 'ticket' | 'company' | 'task' | 'note';

interface NewStage {
  readonly label: string;
  readonly isClosed: boolean;
}

/** One change of the account; nothing is ever deleted, renamed, or given another type. */
export type Step =
  | { readonly kind: 'custom object'; readonly name: string; readonly nameProperty: PropertyRequest }
  | { readonly kind: 'association'; readonly to: AssociatedKind }
  | { readonly kind: 'property group'; readonly on: 'project' | 'ticket' }
  | { readonly kind: 'property'; readonly on: 'project' | 'ticket'; readonly property: PropertyRequest }
  | {
      readonly kind: 'options';
      readonly on: 'project' | 'ticket';
      readonly property: string;
      readonly add: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'pipeline'; readonly label: string; readonly stages: readonly NewStage[] }
  | {
      readonly kind: 'stage';
      readonly pipelineId: string;
      readonly stage: NewStage;
      readonly displayOrder: number;
    };

/** A line with the change it stands for; null: none. */
export interface PlannedLine extends PlanLine {
  readonly step: Step | null;
}

export interface ProvisioningPlan {
  /** null: the object is yet to be created. */
  readonly projectTypeId: string | null;
  readonly lines: readonly PlannedLine[];
}
