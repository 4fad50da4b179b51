import type { BallHolder, CalendarDate, Instant } from '../../domain/model.ts';
import type { ProjectOverview } from '../../domain/standing/overview.ts';
import type { WaitingHandoff } from '../../domain/stalls/waiting-handoff.ts';

/** A project as it was left by the latest look at it. */
export interface OverviewNote extends ProjectOverview {
  /** In shadow mode nothing of what was decided was carried out. */
  readonly mode: 'live' | 'shadow';
  /** When that look was; of a project that does not change it may be up to an hour older than the latest look. */
  readonly lookedAt: Instant;
}

/** A line of the list. It is stalled where `stallsAt` is not after now. */
export interface OverviewRow extends OverviewNote {
  /** Name of the company; null: not known. */
  readonly client: string | null;
  /** Records and emails of this project that were given up on. */
  readonly deadLetters: number;
}

/** What a list is narrowed to; what is left out narrows nothing. */
export interface OverviewFilter {
  /** Words that must all occur in the names of project, client or people, in whatever case. */
  readonly search?: string;
  readonly handoff?: WaitingHandoff;
  readonly waitingOn?: BallHolder;
  readonly isStalled?: boolean;
  /** True: only what is under way; false: only what is between two cycles. */
  readonly isUnderWay?: boolean;
}

export interface OverviewPage {
  readonly rows: readonly OverviewRow[];
  /** Of all pages together. */
  readonly total: number;
}

export const calendarKinds = ['kickoff', 'submission', 'refresh'] as const;

/** What comes on a day: a kickoff, the cue to submit, the refresh date itself. */
export type CalendarKind = (typeof calendarKinds)[number];

/** Everything of one kind on one day. */
export interface CalendarEntry {
  readonly on: CalendarDate;
  readonly kind: CalendarKind;
  /** How many projects; `projects` are the first of them by name. */
  readonly total: number;
  readonly projects: readonly Pick<OverviewRow, 'projectId' | 'name' | 'client'>[];
}

export interface OverviewCount {
  readonly projects: number;
  readonly stalled: number;
}

export interface OverviewCounts {
  /** All projects on the programme that the app has looked at. */
  readonly all: OverviewCount;
  readonly underWay: OverviewCount;
  /** Every handoff is there, with 0 where nothing waits in it. */
  readonly byHandoff: Readonly<Record<WaitingHandoff, OverviewCount>>;
  /** Of what is under way. */
  readonly byHolder: Readonly<Record<BallHolder, OverviewCount>>;
}

/**
 * One line for each project on the programme, as the latest look found and left it. A memory for people to look at,
 * never a basis for decisions: what is missing or wrong in it, the next sweep mends. A project that the app has not
 * looked at since the database was new is not in it.
 */
export interface Overview {
  /**
   * Notes these looks in one statement; a row that would say the same is not written, unless it was looked at more
   * than an hour before.
   */
  note(looks: readonly OverviewNote[]): Promise<void>;
  /** These are deleted, merged into others, or off the programme. */
  forget(projectIds: readonly string[]): Promise<void>;
  /**
   * What hurts comes first: what is stalled, the longest over its limit before all; then what has dead letters; then
   * what waits on somebody, the longest before all; then the rest, by its refresh date. `offset` from 0.
   */
  list(
    filter: OverviewFilter,
    page: { readonly offset: number; readonly limit: number; readonly now: Instant },
  ): Promise<OverviewPage>;
  /** null: not known. */
  of(projectId: string): Promise<OverviewRow | null>;
  /**
   * What comes from the first day to the last, both included, in the order of days and kinds (kickoff, submission,
   * refresh). Of each entry at most `projectsEach` projects are named.
   */
  calendar(first: CalendarDate, last: CalendarDate, projectsEach: number): Promise<readonly CalendarEntry[]>;
  counts(now: Instant): Promise<OverviewCounts>;
  /**
   * Projects that every sweep should have found, being under way or due for their kickoff by that day, and that
   * nobody has looked at since: deleted unheard, perhaps. The longest ago first.
   */
  overlooked(request: {
    readonly since: Instant;
    readonly dueUpTo: CalendarDate;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Projects whose client nobody has asked for yet, or not since then. */
  withoutClient(request: {
    readonly askedBefore: Instant;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** These were asked for now; null: the project has no company with a name. */
  nameClients(
    named: readonly { readonly projectId: string; readonly client: string | null }[],
    now: Instant,
  ): Promise<void>;
  /** How many are stalled in each handoff; cheap enough to be asked all the time. */
  stalled(now: Instant): Promise<Readonly<Record<WaitingHandoff, number>>>;
}
