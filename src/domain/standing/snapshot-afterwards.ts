import type { Effect, ProjectChange } from '../decision.ts';
import type { CreativeProject, DeliverableTicket, Snapshot } from '../model.ts';

/**
 * How a snapshot is once these effects are carried out, as far as the fields of project and tickets go: what was
 * issued by them is not in it, nor the task that a write names before it exists.
 */
export function snapshotAfterwards(snapshot: Snapshot, effects: readonly Effect[]): Snapshot {
  return {
    ...snapshot,
    project: effects.reduce(
      (project, effect) => (effect.kind === 'write project' ? changed(project, effect.change) : project),
      snapshot.project,
    ),
    tickets: snapshot.tickets.map((ticket) =>
      effects.reduce<DeliverableTicket>(
        (before, effect) =>
          effect.kind === 'write ticket' && effect.ticketId === ticket.id
            ? { ...before, ...effect.change }
            : before,
        ticket,
      ),
    ),
  };
}

function changed(project: CreativeProject, change: ProjectChange): CreativeProject {
  const { implementationTaskId, ...fields } = change;
  return { ...project, ...fields, ...(implementationTaskId === null && { implementationTaskId }) };
}
