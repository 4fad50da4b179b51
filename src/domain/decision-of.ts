import { leaveCloneBehind } from './clones.ts';
import type { Decision, Effect, ProjectChange, TicketChange, WriteProject, WriteTicket } from './decision.ts';
import { digest } from './digest.ts';
import { projectKey, ticketKey } from './effect-keys.ts';
import type { Outcome } from './outcome.ts';
import type { Situation } from './situation.ts';

/** The decision that an outcome comes to: the effects in the order in which they are carried out. */
export function decisionOf(situation: Situation, outcome: Outcome): Decision {
  const needs = outcome.needs ?? [];
  return {
    projectId: situation.project.id,
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
