import type { Effect } from './decision.ts';
import type { CreativeProject, DeliverableTicket, Instant } from './model.ts';

/** A project with its tickets. */
export interface Records {
  readonly project: CreativeProject;
  readonly tickets: readonly DeliverableTicket[];
}

/** How records are known to be once what was decided of them is written. */
export interface WrittenRecords extends Records {
  /** The tickets that were moved to Pending Approval: exactly when they entered, only HubSpot knows. */
  readonly movedTickets: readonly string[];
}

/**
 * The records after these effects were carried out at `now`; tickets that were moved enter Pending Approval then. The
 * Implement task is bound where `taskIds` names the one the decision created. Pure; nothing is written.
 */
export function asWritten(
  records: Records,
  effects: readonly Effect[],
  now: Instant,
  taskIds: ReadonlyMap<string, string> = new Map(),
): WrittenRecords {
  let { project } = records;
  const tickets = new Map(records.tickets.map((ticket) => [ticket.id, ticket]));
  const movedTickets: string[] = [];
  for (const effect of effects) {
    if (effect.kind === 'write project') {
      const { implementationTaskId: bound, ...change } = effect.change;
      const taskId = bound ? taskIds.get(bound.taskOf) : bound;
      project = { ...project, ...change, ...(taskId !== undefined && { implementationTaskId: taskId }) };
    } else if (effect.kind === 'write ticket') {
      const ticket = tickets.get(effect.ticketId);
      if (!ticket) continue;
      const enters = effect.change.stage === 'pending_approval' && ticket.stage !== 'pending_approval';
      if (enters) movedTickets.push(ticket.id);
      tickets.set(ticket.id, {
        ...ticket,
        ...effect.change,
        ...(enters && { enteredPendingApprovalAt: now }),
      });
    }
  }
  return { project, tickets: [...tickets.values()], movedTickets };
}
