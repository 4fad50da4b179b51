import type { CreativeProject, DeliverableTicket } from '../../../src/domain/model.ts';

const createdAt = Date.parse('2026-01-05T08:00:00Z');

/** A project on the programme with nothing stamped yet. */
export function projectRecord(
  overrides: Partial<CreativeProject> & { readonly id: string },
): CreativeProject {
  return {
    objectTypeId: '2-1001',
    name: `Project ${overrides.id}`,
    createdAt,
    status: 'blank',
    refreshDate: '2026-03-10',
    cadenceDays: null,
    package: null,
    adLabLink: null,
    adLabLinkChangedAt: null,
    accountManagerId: '11',
    sasId: '12',
    cycle: null,
    cycleStartedAt: null,
    sequence: null,
    kickoffSentAt: null,
    submissionCuedAt: null,
    reviewRequestedAt: null,
    implementationCuedAt: null,
    implementationTaskId: null,
    declinedAt: null,
    dateBeforeDecline: null,
    lastImplementedAt: null,
    waitingOn: null,
    waitingSince: null,
    ...overrides,
  };
}

/** A deliverable ticket, new, of the projects it is given. */
export function ticketRecord(
  overrides: Partial<DeliverableTicket> & { readonly id: string },
): DeliverableTicket {
  return {
    subject: `Ticket ${overrides.id}`,
    createdAt,
    stage: 'new',
    folderName: 'Spring',
    copy: 'not_started',
    graphics: 'not_started',
    revisionRequested: [],
    ownerId: null,
    copywriterId: '13',
    designerId: '14',
    cycle: null,
    queuedAt: null,
    readyRound: null,
    reviewRequestedAt: null,
    revisionRound: null,
    enteredPendingApprovalAt: null,
    projectIds: [],
    ...overrides,
  };
}
