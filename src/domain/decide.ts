import { leaveCloneBehind } from './clones.ts';
import type { Decision, Effect, ProjectChange, TicketChange, WriteProject, WriteTicket } from './decision.ts';
import { digest } from './digest.ts';
import { projectKey, ticketKey } from './effect-keys.ts';
import { passOnAdLabLink } from './handoffs/adlab-link.ts';
import { approval } from './handoffs/approval.ts';
import { close } from './handoffs/close.ts';
import { closeTickets } from './handoffs/close-tickets.ts';
import { declineUndone } from './handoffs/decline-undone.ts';
import { declined } from './handoffs/declined.ts';
import { extendTurnaround } from './handoffs/extended-turnaround.ts';
import { implementationDone } from './handoffs/implementation-done.ts';
import { kickoff } from './handoffs/kickoff.ts';
import { layAside } from './handoffs/lay-aside.ts';
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
  const outcome = isUnderstood(situation)
    ? withBall(situation, outcomeOf(situation))
    : notUnderstood(situation);
  const needs = outcome.needs ?? [];
  return {
    projectId: snapshot.project.id,
    cycle: situation.cycle,
    effects: needs.length > 0 ? [] : effectsOf(situation, outcome),
    fired: needs.length > 0 ? [] : (outcome.fired ?? []),
    quiet: outcome.quiet ?? [],
    warnings: [...new Set(outcome.warnings)],
    needs,
    lookAgain: outcome.lookAgain ?? false,
    lookAgainAt: outcome.lookAgainAt ?? null,
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
      layAside(situation),
      mendPlacement(situation),
      askForQualityCheck(situation),
      review(situation),
      passOnAdLabLink(situation),
      revisions(situation),
      approval(situation),
      closeTickets(situation),
      { warnings: situation.cadence.warnings },
    ])
  );
}

/** Whoever gets the ball just now is not reminded of it, and nobody of one they have just passed on. */
function withBall(situation: Situation, outcome: Outcome): Outcome {
  const ball = followTheBall(situation, outcome.project?.change ?? {}, outcome.tickets ?? []);
  return together([outcome, ball.project ? ball : remind(situation)]);
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
    ...(outcome.taskChanges ?? []).filter(({ key }) => !isCarriedOut(situation, key)),
    ...(outcome.emails ?? []),
    ...projectWrite(situation, outcome),
    ...ticketWrites(situation, outcome),
  ];
}

/** A change to a task is made once: what a person makes of the task afterwards is theirs. */
function isCarriedOut({ issued }: Situation, key: string): boolean {
  return (issued.get(key) ?? []).some(({ kind }) => kind === 'change');
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
  const proposals = byTicket(outcome.tickets ?? []);
  return situation.tickets.flatMap((ticket) => {
    const own = proposals.get(ticket.id) ?? [];
    const [first] = own;
    if (!first) return [];
    const change = own.reduce<TicketChange>(
      (sum, each) => ({ ...sum, ...each.change }),
      leaveCloneBehind(ticket, situation.cycle),
    );
    return [
      {
        kind: 'write ticket',
        key: ticketKey(ticket.id, 'write', digest(JSON.stringify(change))),
        handoff: first.handoff,
        reason: own.map(({ reason }) => reason).join(' '),
        ticketId: ticket.id,
        change,
      },
    ];
  });
}

function byTicket<Proposal extends { readonly ticketId: string }>(
  proposals: readonly Proposal[],
): ReadonlyMap<string, readonly Proposal[]> {
  const grouped = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const known = grouped.get(proposal.ticketId);
    if (known) known.push(proposal);
    else grouped.set(proposal.ticketId, [proposal]);
  }
  return grouped;
}
