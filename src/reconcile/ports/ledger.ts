import type { Instant, IssuedEffect, ProjectMemory } from '../../domain/model.ts';

/** A task about to be created, written down before the call. */
export interface TaskIntent {
  readonly key: string;
  readonly handoff: string;
  readonly projectId: string | null;
  readonly ticketId: string | null;
  readonly dueAt: Instant;
  readonly reason: string;
}

/** An intent that was carried out, or may have been: then its task's id is not known. */
export interface CreatedTask extends TaskIntent {
  readonly taskId: string | null;
}

/** A row that is known to be carried out. */
export interface KnownTask {
  readonly key: string;
  readonly taskId: string;
  readonly state: 'open' | 'settled';
  readonly dueAt: Instant | null;
  readonly projectId: string | null;
  readonly ticketId: string | null;
}

/** A change to one of our tasks that is done with. */
export interface NotedChange {
  readonly key: string;
  readonly projectId: string | null;
  readonly ticketId: string | null;
}

/** What the app has begun and what was confirmed. The key of an effect exists at most once. */
export interface EffectLedger {
  /** Writes intents that are not there yet; answers those keys that may be carried out now (no row before). */
  begin(intents: readonly TaskIntent[], now: Instant): Promise<readonly string[]>;
  /**
   * The creation is confirmed (by its answer, or by finding the task). Answers the keys that are confirmed by this;
   * those that were confirmed before, or are not known at all, are left as they are.
   */
  confirm(
    confirmed: readonly { readonly key: string; readonly taskId: string }[],
    now: Instant,
  ): Promise<readonly string[]>;
  /**
   * Tasks were created, or may have been, whose keys the ledger does not know, or knows under another task: these
   * count as begun again, so that the next look finds all there are. Answers their keys; a key that is known under
   * this very task is none of them.
   */
  contest(created: readonly CreatedTask[], now: Instant): Promise<readonly string[]>;
  /**
   * The creation is known not to have happened: the intent is withdrawn. Where `begunAt` is given, only one that
   * was begun then: somebody else may have begun anew under the same key.
   */
  withdraw(keys: readonly string[], begunAt?: Instant): Promise<void>;
  /** Intents of these projects whose outcome is not known: to be looked up before anything is tried again. */
  unconfirmed(projectIds: readonly string[]): Promise<readonly TaskIntent[]>;
  unconfirmedOfTickets(ticketIds: readonly string[]): Promise<readonly TaskIntent[]>;
  /** Everything issued for these projects (tasks, noted changes, emails), by project id. */
  issuedFor(projectIds: readonly string[]): Promise<ReadonlyMap<string, readonly IssuedEffect[]>>;
  /** Everything issued for these tickets, whichever project they were on at the time, by ticket id. */
  issuedForTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly IssuedEffect[]>>;
  /** Tasks found in HubSpot by their Ref, taken over into a ledger that did not know them. */
  adopt(tasks: readonly KnownTask[], now: Instant): Promise<void>;
  /** The tasks were completed or deferred. */
  settle(taskIds: readonly string[], now: Instant): Promise<void>;
  /** These changes to our tasks were carried out (or came too late), and are not to be decided again. */
  noteChanges(changes: readonly NotedChange[], now: Instant): Promise<void>;
  reschedule(changes: readonly { readonly taskId: string; readonly dueAt: Instant }[]): Promise<void>;
  /** Which project or ticket these HubSpot tasks belong to; unknown ones are left out. */
  ownersOfTasks(
    taskIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly projectId: string | null; readonly ticketId: string | null }>>;
  /** Pending intents of a deleted project end as superseded. */
  supersede(projectIds: readonly string[], now: Instant): Promise<void>;
}

/** What the store remembers of records, beyond what HubSpot can still tell. */
export interface RecordMemory {
  /** Left out where the store knows nothing of the project. */
  projects(projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectMemory>>;
  /** Raises what is remembered; never lowers it. */
  rememberProjects(
    seen: readonly { readonly projectId: string; readonly cycle: number; readonly sequence: number }[],
    now: Instant,
  ): Promise<void>;
  /** The creative projects each ticket was last seen with; unknown tickets are left out. */
  projectsOfTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The tickets that were last seen with any of these projects, each once. */
  ticketsOfProjects(projectIds: readonly string[]): Promise<readonly string[]>;
  /** Replaces what is remembered of these tickets. */
  rememberTickets(
    seen: readonly { readonly ticketId: string; readonly projectIds: readonly string[] }[],
    now: Instant,
  ): Promise<void>;
  forgetProjects(projectIds: readonly string[]): Promise<void>;
}
