import type { DeliverableTicket } from '../../../src/domain/model.ts';
import { at } from './moments.ts';
import { cora, diego } from './people.ts';

/** A ticket the SAS has just added to project 7: nothing is queued, nobody has begun. */
export function aTicket(overrides: Partial<DeliverableTicket> = {}): DeliverableTicket {
  const id = overrides.id ?? '11';
  return {
    id,
    subject: `Ad ${id}`,
    createdAt: at('2026-03-10'),
    stage: 'new',
    folderName: 'Spring',
    copy: 'not_started',
    graphics: 'not_started',
    revisionRequested: [],
    ownerId: null,
    copywriterId: cora.id,
    designerId: diego.id,
    cycle: null,
    queuedAt: null,
    readyRound: null,
    reviewRequestedAt: null,
    revisionRound: null,
    enteredPendingApprovalAt: null,
    projectIds: ['7'],
    ...overrides,
  };
}

/** A ticket of the first cycle the creative team has its tasks for. */
export function aQueuedTicket(overrides: Partial<DeliverableTicket> = {}): DeliverableTicket {
  return aTicket({
    stage: 'in_progress',
    copy: 'in_progress',
    graphics: 'in_progress',
    cycle: 1,
    queuedAt: at('2026-03-10 10:00'),
    ...overrides,
  });
}

/** A finished ticket, in Pending Approval since the morning of 11 March 2026, not handed over yet. */
export function aPendingTicket(overrides: Partial<DeliverableTicket> = {}): DeliverableTicket {
  return aQueuedTicket({
    stage: 'pending_approval',
    copy: 'approved',
    graphics: 'approved',
    readyRound: 0,
    enteredPendingApprovalAt: at('2026-03-11'),
    ...overrides,
  });
}

/** A ticket in Pending Approval that the account manager was told of. */
export function aSharedTicket(overrides: Partial<DeliverableTicket> = {}): DeliverableTicket {
  const ticket = aPendingTicket(overrides);
  return { ...ticket, reviewRequestedAt: ticket.enteredPendingApprovalAt };
}
