import { leaveCloneBehind } from './clones.ts';
import type { Decision, Effect, ProjectChange, WriteProject, WriteTicket } from './decision.ts';
import { digest } from './digest.ts';
import { projectKey, ticketKey } from './effect-keys.ts';
import { passOnAdLabLink } from './handoffs/adlab-link.ts';
import { approval } from './handoffs/approval.ts';
import { close } from './handoffs/close.ts';
import { declineUndone } from './handoffs/decline-undone.ts';
import { declined } from './handoffs/declined.ts';
import { extendTurnaround } from './handoffs/extended-turnaround.ts';
import { implementationDone } from './handoffs/implementation-done.ts';
import { kickoff } from './handoffs/kickoff.ts';
import { mendPlacement } from './handoffs/placement.ts';
import { askForQualityCheck } from './handoffs/quality-check.ts';
import { moveReadyTickets } from './handoffs/ready-tickets.ts';
import { remind } from './handoffs/reminder.ts';
import { requested } from './handoffs/requested.ts';
import { review } from './handoffs/review.ts';
import { revisions } from './handoffs/revisions.ts';
import { submissionCue } from './handoffs/submission-cue.ts';
import { queueTickets } from './handoffs/tickets.ts';
import type { Instant, Snapshot } from './model.ts';
import { together, type Outcome } from './outcome.ts';
import type { Rules } from './rules.ts';
import { situationOf, type Situation } from './situation.ts';
import { followTheBall } from './waiting-on.ts';

/**
 * What is to be done about one project, from how it is now and nothing else. Pure: the same arguments always
 * give the same decision, and nothing is mutated. `now` is epoch ms; dates are counted in the account's zone.
 * Where `needs` is not empty, read what it names into the snapshot and decide again; nothing else is final.
 */
export function decide(snapshot: Snapshot, rules: Rules, now: Instant): Decision {
  const situation = situationOf(snapshot, rules, now);
  const outcome = isUnderstood(situation) ? outcomeOf(situation) : notUnderstood(situation);
  const withBall = isUnderstood(situation)
    ? together([outcome, followTheBall(situation, outcome.project?.change ?? {}, outcome.tickets ?? [])])
    : outcome;
  const needs = withBall.needs ?? [];
  return {
    projectId: snapshot.project.id,
    cycle: situation.cycle,
    effects: needs.length > 0 ? [] : effectsOf(situation, withBall),
    fired: needs.length > 0 ? [] : (withBall.fired ?? []),
    quiet: withBall.quiet ?? [],
    warnings: [...new Set(withBall.warnings)],
    needs,
    lookAgain: withBall.lookAgain ?? false,
    lookAgainAt: withBall.lookAgainAt ?? null,
  };
}

/** The end of a cycle and its undoing stand alone; the next look decides the rest from what they leave. */
function outcomeOf(situation: Situation): Outcome {
  return (
    close(situation) ??
    declined(situation) ??
    declineUndone(situation) ??
    implementationDone(situation) ??
    together([
      kickoff(situation),
      requested(situation),
      submissionCue(situation),
      queueTickets(situation),
      extendTurnaround(situation),
      moveReadyTickets(situation),
      mendPlacement(situation),
      askForQualityCheck(situation),
      review(situation),
      passOnAdLabLink(situation),
      revisions(situation),
      approval(situation),
      remind(situation),
      { warnings: situation.cadence.warnings },
    ])
  );
}

function isUnderstood({ project }: Situation): boolean {
  return project.status !== 'unrecognised';
}

function notUnderstood({ project }: Situation): Outcome {
  return {
    warnings: [
      `Creative Refresh Status of "${project.name}" holds an option the settings do not know, so nothing is decided. Map the option or move the status.`,
    ],
  };
}

/** Tasks first, then their changes, emails, the ONE write of the project, the tickets last. */
function effectsOf(situation: Situation, outcome: Outcome): readonly Effect[] {
  return [
    ...(outcome.tasks ?? []),
    ...(outcome.taskChanges ?? []),
    ...(outcome.emails ?? []),
    ...projectWrite(situation, outcome),
    ...ticketWrites(situation, outcome),
  ];
}

function projectWrite(situation: Situation, outcome: Outcome): readonly WriteProject[] {
  const { project, cycle, sequence } = situation;
  const raised = { ...(cycle > (project.cycle ?? 1) && { cycle }) };
  if (!outcome.project && Object.keys(raised).length === 0) return [];
  const change: ProjectChange = {
    ...raised,
    ...(outcome.stamps && { sequence: sequence + 1 }),
    ...outcome.project?.change,
  };
  return [
    {
      kind: 'write project',
      key: projectKey({ id: project.id, cycle }, 'upkeep', sequence, digest(JSON.stringify(change))),
      handoff: outcome.project?.handoff ?? 'upkeep',
      reason: outcome.project?.reason ?? 'Somebody lowered the cycle number; it is raised again.',
      projectId: project.id,
      change,
    },
  ];
}

function ticketWrites(situation: Situation, outcome: Outcome): readonly WriteTicket[] {
  const writes = new Map<string, WriteTicket>();
  const tickets = new Map(situation.tickets.map((ticket) => [ticket.id, ticket]));
  for (const { ticketId, change, handoff, reason } of outcome.tickets ?? []) {
    const ticket = tickets.get(ticketId);
    const before = writes.get(ticketId);
    const base = before?.change ?? (ticket ? leaveCloneBehind(ticket, situation.cycle) : {});
    const merged = { ...base, ...change };
    writes.set(ticketId, {
      kind: 'write ticket',
      key: ticketKey(ticketId, 'write', digest(JSON.stringify(merged))),
      handoff,
      reason: before ? `${before.reason} ${reason}` : reason,
      ticketId,
      change: merged,
    });
  }
  return [...writes.values()];
}
