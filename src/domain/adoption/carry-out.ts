import type { Decision } from '../decision.ts';
import type { DeliverableTicket, Instant, IssuedEffect, Snapshot } from '../model.ts';

/**
 * The snapshot as it would be after the decision: records written, and what is issued (or noted under `notedKeys`
 * as never to be) known. Tasks get no ids. For looking ahead; nothing is carried out.
 */
export function carryOut(
  snapshot: Snapshot,
  { effects }: Decision,
  now: Instant,
  notedKeys: readonly string[] = [],
): Snapshot {
  let { project, tickets } = snapshot;
  const issued = notedKeys.map(noted);
  for (const effect of effects) {
    if (effect.kind === 'write project') {
      const { implementationTaskId, ...change } = effect.change;
      project = { ...project, ...change };
      if (implementationTaskId === null) project = { ...project, implementationTaskId };
    } else if (effect.kind === 'write ticket') {
      tickets = tickets.map((ticket) =>
        ticket.id === effect.ticketId
          ? { ...ticket, ...effect.change, ...entering(ticket, effect.change.stage, now) }
          : ticket,
      );
    } else issued.push(noted(effect.key));
  }
  const memory =
    project === snapshot.project
      ? snapshot.memory
      : { highestCycle: project.cycle ?? 1, highestSequence: project.sequence ?? 0 };
  return { ...snapshot, project, tickets, memory, issued: [...snapshot.issued, ...issued] };
}

function entering(
  ticket: DeliverableTicket,
  stage: DeliverableTicket['stage'] | undefined,
  now: Instant,
): Partial<DeliverableTicket> {
  const enters = stage === 'pending_approval' && ticket.stage !== 'pending_approval';
  return enters ? { enteredPendingApprovalAt: now } : {};
}

function noted(key: string): IssuedEffect {
  return { key, kind: 'change', taskId: null, state: 'settled', dueAt: null };
}
