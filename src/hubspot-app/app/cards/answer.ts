/**
 * What the app answers about one creative project, as far as the card reads it. Times are ISO 8601 in UTC, dates
 * `YYYY-MM-DD` in the account's zone.
 */
export interface ProjectAnswer {
  readonly name: string;
  readonly cycle: number;
  readonly status: Status;
  readonly refreshDate: string | null;
  readonly cadence: { readonly days: number; readonly source: 'project' | 'package' | 'default' };
  readonly waitingOn: BallHolder;
  readonly waitingSince: string | null;
  /** Names; empty where nobody could be found. */
  readonly waitingOnPeople: readonly string[];
  /** When this wait reached its limit, which is in business days; null: it has not. An older server says nothing. */
  readonly stall?: { readonly since: string; readonly limit: number } | null;
  readonly next: NextStep;
  readonly adSets: readonly AdSet[];
  readonly looseTickets: readonly Ticket[];
  readonly missing: readonly MissingThing[];
  /** Newest first. */
  readonly lastHandoffs: readonly PastHandoff[];
  readonly mode: 'live' | 'shadow';
  readonly readAt: string;
  /** HubSpot's names of the record's properties whose changes make this answer out of date. */
  readonly watch: readonly string[];
}

export type Status =
  | 'blank'
  | 'no_refresh_requested'
  | 'refresh_request_submitted'
  | 'deliverable_submitted'
  | 'creatives_pending_approval'
  | 'creatives_completed_and_approved'
  | 'creatives_implemented'
  | 'unrecognised';

export type BallHolder = 'account_manager' | 'sas' | 'creative_team' | 'nobody';

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

export type PartStatus =
  'not_started' | 'in_progress' | 'in_qa' | 'revision_requested' | 'approved' | 'not_required';

export type TicketStage = 'new' | 'in_progress' | 'pending_approval' | 'closed' | 'other';

export interface NextStep {
  /** `app`: it comes by itself. */
  readonly by: BallHolder | 'app';
  /** null: it comes when somebody acts, not on a day. */
  readonly on: string | null;
  readonly what: string;
}

export interface AdSet {
  readonly folderName: string;
  readonly isOfEarlierCycle: boolean;
  readonly isComplete: boolean;
  readonly isHandedOver: boolean;
  readonly reason: string;
  readonly tickets: readonly Ticket[];
}

export interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly stage: TicketStage;
  readonly copy: PartStatus;
  readonly graphics: PartStatus;
  readonly revisionRound: number;
  readonly revisionRequested: readonly ('copy' | 'graphics')[];
}

export interface MissingThing {
  readonly problem: string;
  readonly remedy: string;
  /** null: the project itself. */
  readonly ticketId: string | null;
}

export interface PastHandoff {
  readonly handoff: Handoff;
  readonly reason: string;
  readonly at: string;
  readonly isShadow: boolean;
}

const texts = ['name', 'status', 'waitingOn', 'mode', 'readAt'] as const;
const lists = ['waitingOnPeople', 'adSets', 'looseTickets', 'missing', 'lastHandoffs', 'watch'] as const;

const parts = ['cadence', 'next'] as const;

/** Tells the app's answer from anything else that may come back in its place, such as a proxy's page. */
export function isProjectAnswer(value: unknown): value is ProjectAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    texts.every((name) => typeof fields.get(name) === 'string') &&
    lists.every((name) => Array.isArray(fields.get(name))) &&
    parts.every((name) => fields.get(name) instanceof Object)
  );
}
