import type { PropertyDetails } from '../schemas/set-up.ts';
import type { TicketPipeline } from '../reading/read-pipelines.ts';
import type { AssociatedKind } from './plan.ts';

/** A custom object of the account. */
export interface CustomObject {
  readonly id: string;
  readonly name: string;
  readonly qualifiedName: string | null;
  readonly label: string | null;
  readonly displayProperty: string | null;
  readonly properties: readonly PropertyDetails[];
}

/** The object of creative projects as it is now. */
export interface ExistingProjects {
  readonly id: string;
  /** What people call it: `creative_project`, or HubSpot's own `projects`. */
  readonly name: string;
  readonly isCustom: boolean;
  readonly properties: readonly PropertyDetails[];
  readonly groups: readonly string[];
  /** What its records can be associated with, without a label. */
  readonly associatedWith: readonly AssociatedKind[];
}

/** How far an account is set up for the process. */
export interface ExistingAccount {
  /** null: there is no such object. */
  readonly projects: ExistingProjects | null;
  readonly tickets: {
    readonly properties: readonly PropertyDetails[];
    readonly groups: readonly string[];
  };
  readonly pipelines: readonly TicketPipeline[];
  /** Every custom object; empty where creative projects are HubSpot's own. */
  readonly customObjects: readonly CustomObject[];
}

export const isInUse = ({ archived }: PropertyDetails): boolean => archived !== true;

/** False where HubSpot fills the list itself, with owners for example. */
export const hasOptionsOfItsOwn = ({
  externalOptions,
  referencedObjectType,
  type,
}: PropertyDetails): boolean =>
  type === 'enumeration' && externalOptions !== true && (referencedObjectType ?? '') === '';
