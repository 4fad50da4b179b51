import type { Effect, ProjectChange } from '../../domain/decision.ts';
import { digest } from '../../domain/digest.ts';
import type { DeliverableTicket, Snapshot } from '../../domain/model.ts';
import { effectsOfFiring } from '../../domain/shadow-report/particulars.ts';
import type { NotedHandoff } from '../ports/handoff-history.ts';

/**
 * Names one firing of a handoff, so that the same decision made again (after a crash, or by the sweeps of shadow
 * mode, perhaps on another day and in other words) is recognised, and the next firing in the same words is not
 * taken for it. What a firing is told by, the first of these that it has: its tasks, its emails, the revision
 * rounds of the tickets it writes, what it changes on the project, its words.
 *
 * In shadow mode nothing is stamped, so neither cycle nor sequence nor round ever goes up: what people move on in
 * their place (the refresh date, a ticket's entry into Pending Approval) tells one occasion from the next.
 */
export function firingKey(
  { projectId, cycle, sequence, handoff, reason, mode }: NotedHandoff,
  effects: readonly Effect[],
  { project, tickets }: Pick<Snapshot, 'project' | 'tickets'>,
): string {
  const own = effectsOfFiring({ handoff, reason }, effects);
  const tasks = own.flatMap((effect) => (effect.kind === 'create task' ? [effect.key] : []));
  const emails = own.flatMap((effect) => (effect.kind === 'send email' ? [effect.key] : []));
  const rounds = own.flatMap((effect) =>
    effect.kind === 'write ticket' ? [roundOf(effect.ticketId, tickets)] : [],
  );
  const changes = own.flatMap((effect) => (effect.kind === 'write project' ? shapeOf(effect.change) : []));
  const candidates = [
    tasks,
    emails,
    rounds.length > 0 ? [...rounds, cycle, reason] : [],
    changes.length > 0 ? [...changes, cycle, sequence] : [],
    [cycle, sequence, reason],
  ];
  const told = candidates.find((candidate) => candidate.length > 0);
  const occasion = mode === 'live' ? [] : occasionOf(handoff, own, { project, tickets });
  return `project-${projectId}.${mode}.${digest(JSON.stringify([handoff, told, ...occasion]))}`;
}

/** New tickets and handed over ad sets are told apart by what they are told by anyway. */
function occasionOf(
  handoff: NotedHandoff['handoff'],
  own: readonly Effect[],
  { project, tickets }: Pick<Snapshot, 'project' | 'tickets'>,
): readonly unknown[] {
  if (handoff === '4 tickets' || handoff === '5 review') return [];
  if (handoff !== '6 revisions') return [project.refreshDate];
  const revised = own.flatMap((effect) => (effect.kind === 'write ticket' ? effect.ticketId : []));
  return tickets
    .filter(({ id }) => revised.includes(id))
    .map(({ enteredPendingApprovalAt }) => enteredPendingApprovalAt);
}

function roundOf(ticketId: string, tickets: readonly DeliverableTicket[]): string {
  return `${ticketId}.round-${tickets.find(({ id }) => id === ticketId)?.revisionRound ?? 0}`;
}

/** Which fields change, and which of them are emptied; dates and instants differ from one try to the next. */
function shapeOf(change: ProjectChange): readonly string[] {
  return Object.entries(change)
    .map(([name, value]) => {
      if (name === 'status') return `status ${change.status ?? ''}`;
      return value === null ? `${name} emptied` : name;
    })
    .sort();
}
