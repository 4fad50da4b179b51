/**
 * The nouns of the Creative Refresh process, as the decision core sees them: plain, immutable data without
 * any HubSpot JSON. Instants are epoch milliseconds (UTC), calendar dates are `YYYY-MM-DD` strings that mean
 * a whole day in the HubSpot account's time zone, ids are HubSpot's record ids as strings.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A whole day in the account's time zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

export const refreshStatuses = [
  'blank',
  'no_refresh_requested',
  'refresh_request_submitted',
  'deliverable_submitted',
  'creatives_pending_approval',
  'creatives_completed_and_approved',
  'creatives_implemented',
] as const;

/** The seven values of Creative Refresh Status, in the order the process moves through them. */
export type RefreshStatus = (typeof refreshStatuses)[number];

export const partNames = ['copy', 'graphics'] as const;

/** The two halves of a deliverable ticket, worked independently. */
export type Part = (typeof partNames)[number];

export const partStatuses = [
  'not_started',
  'in_progress',
  'in_qa',
  'revision_requested',
  'approved',
  'not_required',
] as const;

/** Where one part of a ticket stands; `approved` is `copy_approved` or `graphics_approved` in HubSpot. */
export type PartStatus = (typeof partStatuses)[number];

export const ticketStages = ['new', 'in_progress', 'pending_approval', 'closed', 'other'] as const;

/** A stage of the deliverables pipeline; `other` is a stage the settings do not name. */
export type TicketStage = (typeof ticketStages)[number];

export const ballHolders = ['account_manager', 'sas', 'creative_team', 'nobody'] as const;

/** Who holds the ball: the value of `creative_refresh_waiting_on`. */
export type BallHolder = (typeof ballHolders)[number];

/** An owner in HubSpot who still works here (archived owners are never in a snapshot). */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The HubSpot account the records live in. */
export interface AccountDetails {
  readonly portalId: number;
  /** IANA name; every calendar date of the process is counted in it. */
  readonly timeZone: string;
  /** Host of the account's user interface, for links to records. */
  readonly uiDomain: string;
}

/** The creative project as it is in HubSpot now. */
export interface CreativeProject {
  readonly id: string;
  /** HubSpot's `2-…` or `0-970`, for links. */
  readonly objectTypeId: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** `unrecognised`: the field holds an option that no setting maps; nothing is decided from it. */
  readonly status: RefreshStatus | 'unrecognised';
  /** null: the project is not on the programme. */
  readonly refreshDate: CalendarDate | null;
  /** As typed by a person; whether it is a usable cadence is the domain's business. */
  readonly cadenceDays: string | null;
  /** Value of the configured package property, if one is configured and filled. */
  readonly package: string | null;
  readonly adLabLink: string | null;
  /**
   * When the present link was pasted or typed; null where the link is empty or its history unknown, undefined where the
   * history was not read.
   */
  readonly adLabLinkChangedAt: Instant | null | undefined;
  readonly accountManagerId: string | null;
  readonly sasId: string | null;
  /** null where the field is empty. */
  readonly cycle: number | null;
  readonly cycleStartedAt: Instant | null;
  readonly sequence: number | null;
  readonly kickoffSentAt: Instant | null;
  readonly submissionCuedAt: Instant | null;
  readonly reviewRequestedAt: Instant | null;
  readonly implementationCuedAt: Instant | null;
  readonly implementationTaskId: string | null;
  readonly declinedAt: Instant | null;
  readonly dateBeforeDecline: CalendarDate | null;
  readonly lastImplementedAt: Instant | null;
  readonly waitingOn: BallHolder | null;
  readonly waitingSince: Instant | null;
}

/** A ticket of the deliverables pipeline as it is in HubSpot now. */
export interface DeliverableTicket {
  readonly id: string;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly stage: TicketStage;
  readonly folderName: string | null;
  readonly copy: PartStatus;
  readonly graphics: PartStatus;
  /** The parts the client wants changed, not yet acted on. */
  readonly revisionRequested: readonly Part[];
  readonly ownerId: string | null;
  readonly copywriterId: string | null;
  readonly designerId: string | null;
  readonly cycle: number | null;
  readonly queuedAt: Instant | null;
  readonly readyRound: number | null;
  /** The entry into Pending Approval with which it was last handed over. */
  readonly reviewRequestedAt: Instant | null;
  readonly revisionRound: number | null;
  /**
   * The latest entry into Pending Approval by the stage's history, of a ticket that is there or is flagged; null where
   * it was never there, and of all others.
   */
  readonly enteredPendingApprovalAt: Instant | null;
  /** Every creative project it is associated with. */
  readonly projectIds: readonly string[];
}

/** A note a person logged, already as plain text. */
export interface Note {
  readonly id: string;
  readonly loggedAt: Instant;
  readonly text: string;
}

/**
 * Something the app has carried out (or begun) before, from the ledger or from the tasks' `Ref:` lines.
 * A `change` is a change to one of our tasks that must not be repeated.
 */
export interface IssuedEffect {
  readonly key: string;
  readonly kind: 'task' | 'email' | 'change';
  /** HubSpot's task id; null for an email, and for a task whose creation is not confirmed. */
  readonly taskId: string | null;
  /** `settled`: completed or deferred, by whomever, as far as is known. Emails and changes are always `settled`. */
  readonly state: 'open' | 'settled';
  /** Due date of a task, if known. */
  readonly dueAt: Instant | null;
}

/** The Implement task of the present approval, as read from HubSpot. */
export interface ImplementationTask {
  readonly id: string;
  readonly completed: boolean;
}

/** What the store remembers of a project beyond HubSpot's own record; null where it never saw it. */
export interface ProjectMemory {
  readonly highestCycle: number;
  readonly highestSequence: number;
}

/**
 * Everything one decision is made from. What was not read (because no decision needed it yet) is `undefined`;
 * a decision that needs it says so in `Decision.needs`.
 */
export interface Snapshot {
  readonly account: AccountDetails;
  readonly project: CreativeProject;
  readonly tickets: readonly DeliverableTicket[];
  /** Tickets the app has moved to Pending Approval since they were read: when exactly they entered is not known. */
  readonly movedTickets?: readonly string[] | undefined;
  /** By owner id; an id that is missing here belongs to nobody who can be reached. */
  readonly people: Readonly<Record<string, Person>>;
  readonly issued: readonly IssuedEffect[];
  readonly memory: ProjectMemory | null;
  readonly companyIds?: readonly string[] | undefined;
  /** Notes on the project, newest first. */
  readonly projectNotes?: readonly Note[] | undefined;
  /** Notes by ticket id, newest first. */
  readonly ticketNotes?: Readonly<Record<string, readonly Note[]>> | undefined;
  /** null: the task no longer exists. */
  readonly implementationTask?: ImplementationTask | null | undefined;
}
