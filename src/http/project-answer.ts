import type { Handoff } from '../domain/decision.ts';
import type { MissingThing, NextStep, Standing, TicketStanding } from '../domain/standing/standing.ts';
import type { BallHolder } from '../domain/model.ts';
import type { NotedHandoff } from '../reconcile/ports/handoff-history.ts';
import type { ProjectLook } from '../reconcile/ports/looking.ts';

/** What `GET /api/projects/:id` answers. Times are ISO 8601 in UTC, dates `YYYY-MM-DD` in the account's zone. */
export interface ProjectAnswer {
  readonly projectId: string;
  readonly name: string;
  readonly cycle: number;
  readonly status: Standing['status'];
  readonly refreshDate: string | null;
  readonly cadence: { readonly days: number; readonly source: 'project' | 'package' | 'default' };
  readonly waitingOn: BallHolder;
  readonly waitingSince: string | null;
  readonly waitingOnPeople: readonly string[];
  /** When this wait reached its limit, which is in business days; null: it has not. */
  readonly stall: { readonly since: string; readonly limit: number } | null;
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
  /** HubSpot's names of the record's properties; when one of them changes, this answer is out of date. */
  readonly watch: readonly string[];
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

interface Findings {
  readonly look: Pick<ProjectLook, 'mode' | 'now'>;
  readonly standing: Standing;
  /** Newest first. */
  readonly handoffs: readonly NotedHandoff[];
  readonly watch: readonly string[];
}

/** Puts what is known of a project into the words of the answer. */
export function toProjectAnswer({ look, standing, handoffs, watch }: Findings): ProjectAnswer {
  const { projectId, name, cycle, status, refreshDate, cadence, waitingOn, waitingSince } = standing;
  const { waitingOnPeople, stall, next, looseTickets, missing } = standing;
  return {
    ...{ projectId, name, cycle, status, refreshDate },
    cadence: { days: cadence.days, source: cadence.source },
    waitingOn,
    waitingSince: waitingSince === null ? null : isoOf(waitingSince),
    waitingOnPeople,
    stall: stall && { ...stall, since: isoOf(stall.since) },
    next,
    adSets: standing.adSets.map(({ folderName, isOfEarlierCycle, isHandedOver, readiness, tickets }) => ({
      ...{ folderName, isOfEarlierCycle, isHandedOver, tickets },
      isComplete: readiness.isComplete,
      pendingApproval: readiness.pendingApproval,
      closed: readiness.closed,
      reason: readiness.reason,
    })),
    ...{ looseTickets, missing },
    lastHandoffs: handoffs.map(({ handoff, reason, at, mode }) => ({
      ...{ handoff, reason },
      at: isoOf(at),
      isShadow: mode === 'shadow',
    })),
    mode: look.mode,
    readAt: isoOf(look.now),
    watch,
  };
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}
