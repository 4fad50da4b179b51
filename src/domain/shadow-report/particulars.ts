import type { Effect, FiredHandoff, ProjectChange } from '../decision.ts';
import type { CalendarDate, CreativeProject, Instant, RefreshStatus, TicketStage } from '../model.ts';

/** A task that came, or in shadow mode would have come, with a handoff. */
export interface TaskOfFiring {
  readonly subject: string;
  /** null: it would have been left unassigned. */
  readonly ownerId: string | null;
  readonly ticketId: string | null;
}

/** What a firing consisted of, kept so that it can be compared later with what people did. */
export interface Particulars {
  /** The record as it was found. */
  readonly status: CreativeProject['status'];
  readonly refreshDate: CalendarDate | null;
  readonly tasks: readonly TaskOfFiring[];
  readonly emails: number;
  /** The tickets it is about; empty where it is about the project alone. */
  readonly ticketIds: readonly string[];
  /** Whether it writes into those tickets; a task about a ticket alone does not. */
  readonly writesTickets: boolean;
  /** Where it moves those tickets; null: they stay. */
  readonly stage: TicketStage | null;
  /** What it writes into the project; null: that field stays. */
  readonly nextStatus: RefreshStatus | null;
  readonly nextDate: CalendarDate | null;
  /** When the last ticket of a complete ad set came in; null for every other handoff. */
  readonly completeSince: Instant | null;
}

/** The effects of one firing; of two in the same words, those of both. */
export function effectsOfFiring(
  { handoff, reason }: FiredHandoff,
  effects: readonly Effect[],
): readonly Effect[] {
  return effects.filter((effect) => effect.handoff === handoff && effect.reason.includes(reason));
}

/** What is kept of one firing. */
export function particularsOf(
  firing: FiredHandoff,
  effects: readonly Effect[],
  project: Pick<CreativeProject, 'status' | 'refreshDate'>,
): Particulars {
  const own = effectsOfFiring(firing, effects);
  const tasks = own.flatMap((effect) =>
    effect.kind === 'create task'
      ? [{ subject: effect.subject, ownerId: effect.ownerId, ticketId: effect.ticketId }]
      : [],
  );
  const tickets = own.flatMap((effect) => (effect.kind === 'write ticket' ? [effect] : []));
  const written = own.reduce<ProjectChange>(
    (sum, effect) => (effect.kind === 'write project' ? { ...sum, ...effect.change } : sum),
    {},
  );
  const arrivals = tickets.flatMap(({ change }) => change.reviewRequestedAt ?? []);
  const ticketIds = [...tickets, ...tasks].flatMap(({ ticketId }) => ticketId ?? []);
  return {
    status: project.status,
    refreshDate: project.refreshDate,
    tasks,
    emails: own.filter(({ kind }) => kind === 'send email').length,
    ticketIds: [...new Set(ticketIds)],
    writesTickets: tickets.length > 0,
    stage: tickets.find(({ change }) => change.stage !== undefined)?.change.stage ?? null,
    nextStatus: written.status ?? null,
    nextDate: written.refreshDate ?? null,
    completeSince: arrivals.length === 0 ? null : Math.max(...arrivals),
  };
}
