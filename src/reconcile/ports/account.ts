import type {
  AccountDetails,
  CalendarDate,
  CreativeProject,
  DeliverableTicket,
  ImplementationTask,
  Instant,
  Note,
  Person,
} from '../../domain/model.ts';
import type { CreateTask, ProjectChange, TicketChange } from '../../domain/decision.ts';

/** A project with its deliverable tickets (those in the deliverables pipeline only), as read just now. */
export interface ProjectReading {
  readonly project: CreativeProject;
  readonly tickets: readonly DeliverableTicket[];
  /** The companies, where the reading brought them along at no cost. */
  readonly companyIds?: readonly string[] | undefined;
  /** When the reading began: a write later than 5 s after it is preceded by another look. */
  readonly readAt: Instant;
}

export type DatedAdLabLink = Pick<CreativeProject, 'adLabLink' | 'adLabLinkChangedAt'>;

/** A task of the account, whoever made it. */
export interface TaskReading {
  readonly id: string;
  readonly subject: string;
  /** HTML as stored. */
  readonly body: string;
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'WAITING' | 'DEFERRED' | 'COMPLETED';
  readonly dueAt: Instant | null;
  readonly createdAt: Instant;
  /** The effect key in its last line, if it carries one. */
  readonly ref: string | null;
}

/** A task to create; `key` is its effect key and comes back with the outcome. */
export type NewTask = Omit<CreateTask, 'kind' | 'handoff' | 'reason'>;

/** New values of an existing task; undefined leaves a field as it is. */
export interface TaskUpdate {
  readonly id: string;
  readonly status?: 'COMPLETED' | 'DEFERRED' | undefined;
  readonly dueAt?: Instant | undefined;
  readonly body?: string | undefined;
}

/**
 * What became of one row of a write.
 * - `refused`: HubSpot said no and did nothing; repeating the same request is pointless.
 * - `later`: HubSpot did nothing; the same request may go through later.
 * - `unknown`: no answer that can be trusted: it may have been carried out. Look before trying again.
 */
export type WriteOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: 'refused' | 'later' | 'unknown'; readonly message: string };

/** A page of record ids found by a search, to be re-read by id: search results lag. */
export interface FoundPage {
  readonly ids: readonly string[];
  /** Pass on to get the next page; null: that was the last one. */
  readonly after: string | null;
}

/** Read side of the HubSpot account. Every method throws an `AccountError` where HubSpot cannot be read. */
export interface AccountReader {
  /** Cached for some minutes. */
  details(): Promise<AccountDetails>;
  /** Active owners by id; cached for some minutes. */
  people(): Promise<Readonly<Record<string, Person>>>;
  /** In as few calls as the API allows. Ids that do not exist (any more) are missing in the answer. */
  readProjects(projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectReading>>;
  /** The bare records without tickets or the date of the AdLab link: the look before a late write. */
  readProjectRecords(projectIds: readonly string[]): Promise<ReadonlyMap<string, CreativeProject>>;
  /** The AdLab link of each project, and since when it is there. */
  adLabLinksOf(projectIds: readonly string[]): Promise<ReadonlyMap<string, DatedAdLabLink>>;
  /** Creative projects associated with each ticket; an id without any maps to an empty list. */
  projectsOfTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Tickets of the deliverables pipeline, with their projects; others and missing ones are left out. */
  readTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, DeliverableTicket>>;
  /** Tickets that have just been moved, as they are now, their projects as given; deleted ones are left out. */
  readMovedTickets(
    tickets: readonly Pick<DeliverableTicket, 'id' | 'projectIds'>[],
  ): Promise<ReadonlyMap<string, DeliverableTicket>>;
  readTasks(taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskReading>>;
  /** The tasks associated with any of these records, read through associations, never through search. */
  tasksOf(records: {
    readonly projectIds: readonly string[];
    readonly ticketIds: readonly string[];
  }): Promise<readonly TaskReading[]>;
  /** The name of the company, for each project that has one with a name. */
  clientsOf(projectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  companiesOf(projectIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Newest first. */
  notesOfProjects(projectIds: readonly string[]): Promise<ReadonlyMap<string, readonly Note[]>>;
  /** Newest first. */
  notesOfTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly Note[]>>;
  /** null for a task that does not exist (any more). */
  implementationTasks(taskIds: readonly string[]): Promise<ReadonlyMap<string, ImplementationTask | null>>;
  /** Projects with a refresh date up to this day, or in an open cycle, or with an undealt-with status. */
  findOpenProjects(criteria: {
    readonly dateUpTo: CalendarDate;
    readonly after: string | null;
  }): Promise<FoundPage>;
  /**
   * Tickets in work that nobody queued or whose parts are approved, flagged ones, and ones in Pending Approval that
   * were never handed over or have changed in the last 30 days.
   */
  findOpenTickets(criteria: { readonly after: string | null }): Promise<FoundPage>;
}

/** Write side. Answers name each row by its key or id; none of these methods repeats a create blindly. */
/** Whether a write may leave; asked right before it does, and before each repetition. Does not reject. */
export type MayStart = () => Promise<boolean>;

/** A write that may not start has done nothing, for any of its rows: `later`. */
export interface AccountWriter {
  /** Value: HubSpot's task id, by effect key. */
  createTasks(
    tasks: readonly NewTask[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<string>>>;
  updateTasks(
    updates: readonly TaskUpdate[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>>;
  updateProjects(
    updates: readonly { readonly id: string; readonly change: ResolvedProjectChange }[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>>;
  updateTickets(
    updates: readonly { readonly id: string; readonly change: TicketChange }[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>>;
}

/** A project change in which the Implement task's id is known. */
export type ResolvedProjectChange = Omit<ProjectChange, 'implementationTaskId'> & {
  readonly implementationTaskId?: string | null;
};

/**
 * HubSpot could not be read.
 * - `later`: worth another try.
 * - `refused`: something about these records; others may well be read.
 * - `unauthorised`: the token or its scopes; asking for fewer records changes nothing.
 */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly because: 'later' | 'refused' | 'unauthorised';
  constructor(because: AccountError['because'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.because = because;
  }
}
