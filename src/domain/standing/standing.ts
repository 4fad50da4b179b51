import type { Handoff } from '../decision.ts';
import type {
  BallHolder,
  CalendarDate,
  Instant,
  Part,
  PartStatus,
  RefreshStatus,
  TicketStage,
} from '../model.ts';
import type { Cadence } from '../cadence.ts';

/** Where one project's refresh stands, in words and numbers a person can act on. Nothing in it is a decision. */
export interface Standing {
  readonly projectId: string;
  readonly name: string;
  readonly cycle: number;
  /** `unrecognised`: the field holds an option no setting maps, so nothing is decided. */
  readonly status: RefreshStatus | 'unrecognised';
  readonly refreshDate: CalendarDate | null;
  readonly cadence: Cadence;
  readonly waitingOn: BallHolder;
  /** null where it waits on nobody, or nobody noted since when. */
  readonly waitingSince: Instant | null;
  /** null: it does not wait, or has not waited for so long. */
  readonly stall: Stall | null;
  /** Names of those who hold the ball; empty: nobody does, or nobody could be found. */
  readonly waitingOnPeople: readonly string[];
  readonly next: NextStep;
  /** Of the present cycle first, then unfinished ones of earlier cycles. */
  readonly adSets: readonly AdSetStanding[];
  /** Tickets that are in no ad set, because they lack a folder name or have more than one project. */
  readonly looseTickets: readonly TicketStanding[];
  readonly missing: readonly MissingThing[];
}

/** A wait beyond its limit. */
export interface Stall {
  /** When the limit was reached. */
  readonly since: Instant;
  /** In business days. */
  readonly limit: number;
}

/** What happens next, as far as it can be foreseen. */
export interface NextStep {
  readonly handoff: Handoff | null;
  /** `app`: it comes by itself on the day. */
  readonly by: BallHolder | 'app';
  /** null: it comes when somebody acts, not on a day. */
  readonly on: CalendarDate | null;
  /** One sentence. */
  readonly what: string;
}

export interface AdSetStanding {
  readonly folderName: string;
  readonly cycle: number;
  readonly isOfEarlierCycle: boolean;
  readonly readiness: AdSetReadiness;
  /** Something is in Pending Approval, and all that is has been handed over to the account manager. */
  readonly isHandedOver: boolean;
  readonly tickets: readonly TicketStanding[];
}

/** Whether an ad set is complete, as handoff 5 counts. */
export interface AdSetReadiness {
  readonly tickets: number;
  /** A ticket with an unanswered revision flag does not count. */
  readonly pendingApproval: number;
  readonly closed: number;
  /** Every ticket is in Pending Approval or closed, and at least one is in Pending Approval. */
  readonly isComplete: boolean;
  /** One sentence: why it is, or what it still waits for. */
  readonly reason: string;
}

export interface TicketStanding {
  readonly id: string;
  readonly subject: string;
  readonly stage: TicketStage;
  readonly copy: PartStatus;
  readonly graphics: PartStatus;
  readonly revisionRound: number;
  readonly revisionRequested: readonly Part[];
}

/** Something that keeps the refresh from going on as it should, and what to do about it. */
export interface MissingThing {
  readonly what:
    | 'refresh date'
    | 'account manager'
    | 'sas'
    | 'folder name'
    | 'single project'
    | 'adlab link'
    | 'usable cadence'
    | 'known status';
  /** One sentence. */
  readonly problem: string;
  /** One sentence in the imperative. */
  readonly remedy: string;
  /** The ticket concerned; null: the project itself. */
  readonly ticketId: string | null;
}
