import type { ProjectChange, TicketChange } from './decision.ts';
import type { Ticket } from './ticket-cycle.ts';
import type { BallHolder } from './model.ts';
import { nothing, type Outcome, type ProposedChange } from './outcome.ts';
import type { Situation } from './situation.ts';
import { isInRevision } from './ticket-states.ts';

/** Who holds the ball once the changes are written. */
export function waitingOn(
  situation: Situation,
  projectChange: ProjectChange,
  ticketChanges: readonly { readonly ticketId: string; readonly change: TicketChange }[],
): BallHolder {
  const project = { ...situation.project, ...projectChange };
  switch (project.status) {
    case 'blank':
      if (project.submissionCuedAt !== null && situation.rules.automations.cueWithoutRequest) return 'sas';
      return project.kickoffSentAt === null ? 'nobody' : 'account_manager';
    case 'refresh_request_submitted':
      if (project.refreshDate === null) return 'account_manager';
      return project.submissionCuedAt === null ? 'nobody' : 'sas';
    case 'deliverable_submitted':
      return 'creative_team';
    case 'creatives_pending_approval':
      return hasRevision(situation, ticketChanges) ? 'creative_team' : 'account_manager';
    case 'creatives_completed_and_approved':
      return 'sas';
    case 'creatives_implemented':
    case 'no_refresh_requested':
    case 'unrecognised':
      return 'nobody';
  }
}

/** Keeps `creative_refresh_waiting_on` true; a field that was never filled and would say "nobody" stays empty. */
export function followTheBall(
  situation: Situation,
  projectChange: ProjectChange,
  ticketChanges: readonly { readonly ticketId: string; readonly change: TicketChange }[],
): Outcome {
  const holder = waitingOn(situation, projectChange, ticketChanges);
  if (holder === (situation.project.waitingOn ?? 'nobody')) return nothing;
  const project: ProposedChange<ProjectChange> = {
    handoff: 'upkeep',
    reason:
      holder === 'nobody'
        ? 'The record waits on nobody now.'
        : `The record now waits on the ${nameOf[holder]}.`,
    change: { waitingOn: holder, waitingSince: holder === 'nobody' ? null : situation.now },
  };
  return { project };
}

export const nameOf = {
  account_manager: 'account manager',
  sas: 'SAS',
  creative_team: 'creative team',
} as const;

function hasRevision(
  situation: Situation,
  changes: readonly { readonly ticketId: string; readonly change: TicketChange }[],
): boolean {
  const byTicket = new Map<string, TicketChange>();
  for (const { ticketId, change } of changes)
    byTicket.set(ticketId, { ...byTicket.get(ticketId), ...change });
  return situation.tickets
    .filter((ticket) => ticket.countsIn === situation.cycle)
    .map((ticket) => withoutNulls(ticket, byTicket.get(ticket.id)))
    .some(isInRevision);
}

function withoutNulls(ticket: Ticket, change: TicketChange | undefined): Ticket {
  return {
    ...ticket,
    stage: change?.stage ?? ticket.stage,
    revisionRequested: change?.revisionRequested ?? ticket.revisionRequested,
    revisionRound: change?.revisionRound ?? ticket.revisionRound,
  };
}
