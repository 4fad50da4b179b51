import type { Handoff } from '../domain/decision.ts';
import type { MissingThing, NextStep, TicketStanding } from '../domain/standing/standing.ts';
import type { BallHolder, RefreshStatus } from '../domain/model.ts';

/** What `GET /api/projects/:id` answers. Times are ISO 8601 in UTC, dates `YYYY-MM-DD` in the account's zone. */
export interface ProjectAnswer {
  readonly projectId: string;
  readonly name: string;
  readonly cycle: number;
  readonly status: RefreshStatus;
  readonly refreshDate: string | null;
  readonly cadence: { readonly days: number; readonly source: 'project' | 'package' | 'default' };
  readonly waitingOn: BallHolder;
  readonly waitingSince: string | null;
  readonly waitingOnPeople: readonly string[];
  readonly next: NextStep;
  readonly adSets: readonly AdSetAnswer[];
  readonly looseTickets: readonly TicketStanding[];
  readonly missing: readonly MissingThing[];
  /** Newest first. */
  readonly lastHandoffs: readonly {
    readonly handoff: Handoff;
    readonly reason: string;
    readonly at: string;
    /** The app was in shadow mode: it happened on paper only. */
    readonly isShadow: boolean;
  }[];
  /** `shadow`: the app decides and reports, and writes nothing. */
  readonly mode: 'live' | 'shadow';
  readonly readAt: string;
}

interface AdSetAnswer {
  readonly folderName: string;
  readonly isOfEarlierCycle: boolean;
  readonly isComplete: boolean;
  readonly isHandedOver: boolean;
  readonly pendingApproval: number;
  readonly closed: number;
  readonly reason: string;
  readonly tickets: readonly TicketStanding[];
}
