import type { Effect, ProjectChange } from '../../domain/decision.ts';
import { digest } from '../../domain/digest.ts';
import type { DeliverableTicket } from '../../domain/model.ts';
import type { NotedHandoff } from '../ports/handoff-history.ts';

/**
 * Names one firing of a handoff, so that the same decision made again (after a crash, or by the sweeps of shadow
 * mode, perhaps on another day and in other words) is recognised, and the next firing in the same words is not
 * taken for it. What a firing is told by, the first of these that it has: its tasks, its emails, the revision
 * rounds of the tickets it writes, what it changes on the project, its words.
 */
export function firingKey(
  { projectId, cycle, sequence, handoff, reason, mode }: NotedHandoff,
  effects: readonly Effect[],
  tickets: readonly DeliverableTicket[],
): string {
  const own = effects.filter((effect) => effect.handoff === handoff && effect.reason.includes(reason));
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
  return `project-${projectId}.${mode}.${digest(JSON.stringify([handoff, told]))}`;
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
