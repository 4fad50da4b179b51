import type { BallHolder, CalendarDate, Instant, PartStatus, RefreshStatus, TicketStage } from './model.ts';

/** The handoffs of the process by their numbers in the users' description, and the upkeep around them. */
export type Handoff =
  | '1 kickoff'
  | '2a declined'
  | '2b requested'
  | '3 submission cue'
  | '4 tickets'
  | '5 review'
  | '6 revisions'
  | '7 approval'
  | '8 close'
  | '9 confirmation'
  | 'upkeep';

interface EffectBase {
  /** Deterministic: the same situation always gives the same key. */
  readonly key: string;
  readonly handoff: Handoff;
  /** One sentence a person understands: why this is done now. */
  readonly reason: string;
}

/** A new task. Its body already ends with the line `Ref: <key>`. */
export interface CreateTask extends EffectBase {
  readonly kind: 'create task';
  readonly subject: string;
  /** HTML, everything people wrote in it escaped; the last line is `Ref: <key>`. */
  readonly body: string;
  readonly dueAt: Instant;
  readonly priority: 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';
  /** null: nobody could be found, the task is left unassigned. */
  readonly ownerId: string | null;
  /** null only for a ticket that has no project. */
  readonly projectId: string | null;
  readonly ticketId: string | null;
  readonly companyIds: readonly string[];
}

/** A change to a task we issued. Carried out only while the task is still open in HubSpot. */
export interface ChangeTask extends EffectBase {
  readonly kind: 'change task';
  readonly taskId: string;
  /** Key of the effect that created it; null where only HubSpot's id is known. */
  readonly taskKey: string | null;
  /** undefined: the status stays. */
  readonly status?: 'COMPLETED' | 'DEFERRED' | undefined;
  readonly dueAt?: Instant | undefined;
  /** HTML of one line put in before the `Ref:` line, unless the body already has it. */
  readonly addLine: string;
}

export interface SendEmail extends EffectBase {
  readonly kind: 'send email';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly projectId: string | null;
  readonly ticketId: string | null;
}

/** The fields of a project the app writes; null clears a field. */
export interface ProjectChange {
  readonly status?: RefreshStatus;
  readonly refreshDate?: CalendarDate | null;
  readonly cycle?: number;
  readonly cycleStartedAt?: Instant;
  readonly sequence?: number;
  readonly kickoffSentAt?: Instant | null;
  readonly submissionCuedAt?: Instant | null;
  readonly reviewRequestedAt?: Instant | null;
  readonly implementationCuedAt?: Instant | null;
  /** `taskOf`: the id of the task created under that effect key in the same decision, or before. */
  readonly implementationTaskId?: { readonly taskOf: string } | null;
  readonly declinedAt?: Instant | null;
  readonly dateBeforeDecline?: CalendarDate | null;
  readonly lastImplementedAt?: Instant;
  readonly waitingOn?: BallHolder;
  readonly waitingSince?: Instant | null;
}

/** The ONE property write of a project in a decision, after its tasks and emails. */
export interface WriteProject extends EffectBase {
  readonly kind: 'write project';
  readonly projectId: string;
  readonly change: ProjectChange;
}

/** The fields of a ticket the app writes; null clears a field. */
export interface TicketChange {
  readonly stage?: Exclude<TicketStage, 'other'>;
  readonly copy?: PartStatus;
  readonly graphics?: PartStatus;
  /** The app only ever takes the flags off. */
  readonly revisionRequested?: readonly [];
  readonly cycle?: number;
  readonly queuedAt?: Instant | null;
  readonly readyRound?: number | null;
  readonly reviewRequestedAt?: Instant | null;
  readonly revisionRound?: number;
}

/** The one property write of a ticket in a decision, after everything else. */
export interface WriteTicket extends EffectBase {
  readonly kind: 'write ticket';
  readonly ticketId: string;
  readonly change: TicketChange;
}

export type Effect = CreateTask | ChangeTask | SendEmail | WriteProject | WriteTicket;

/** Something a decision cannot do without and that was not read yet. */
export type Need =
  | { readonly kind: 'companies' }
  | { readonly kind: 'project notes' }
  | { readonly kind: 'ticket notes'; readonly ticketIds: readonly string[] }
  /** As they are now: the app has moved them, and only HubSpot knows when they entered Pending Approval. */
  | { readonly kind: 'moved tickets'; readonly ticketIds: readonly string[] }
  /** Since when the link is there. */
  | { readonly kind: 'adlab link' }
  | { readonly kind: 'implementation task'; readonly taskId: string };

/** A handoff that fires in this decision, in words. */
export interface FiredHandoff {
  readonly handoff: Handoff;
  readonly reason: string;
}

/** What is to be done about one project now, and why. */
export interface Decision {
  readonly projectId: string;
  readonly cycle: number;
  /** In the order they are carried out: tasks, task changes, emails, the project's write, ticket writes. */
  readonly effects: readonly Effect[];
  readonly fired: readonly FiredHandoff[];
  /** Why a handoff that could have been expected does not fire. */
  readonly quiet: readonly string[];
  /** What is wrong with the record or the settings, and what was done instead. */
  readonly warnings: readonly string[];
  /** When not empty, nothing else in the decision is final: read these, then decide again. */
  readonly needs: readonly Need[];
  /** The record must be decided again right after the writes (a follow-up depends on them). */
  readonly lookAgain: boolean;
  /** The next instant at which time alone changes this decision within the day; null: none. */
  readonly lookAgainAt: Instant | null;
}
