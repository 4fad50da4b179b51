import type { ProjectAnswer } from '../../../src/http/project-answer.ts';

type AdSet = ProjectAnswer['adSets'][number];
type Ticket = AdSet['tickets'][number];

export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  return {
    id: '71',
    subject: 'Reel',
    stage: 'in_progress',
    copy: 'in_progress',
    graphics: 'in_progress',
    revisionRound: 0,
    revisionRequested: [],
    ...overrides,
  };
}

export function anAdSet(overrides: Partial<AdSet> = {}): AdSet {
  return {
    folderName: 'Spring',
    isOfEarlierCycle: false,
    isComplete: false,
    isHandedOver: false,
    pendingApproval: 0,
    closed: 0,
    reason: 'One ticket is not in Pending Approval yet.',
    tickets: [aTicket()],
    ...overrides,
  };
}

/** What the server answers: a cycle with the creative team, on the afternoon of 5 March 2026 in New York. */
export function anAnswer(overrides: Partial<ProjectAnswer> = {}): ProjectAnswer {
  return {
    projectId: '12',
    name: 'Harbor',
    cycle: 3,
    status: 'deliverable_submitted',
    refreshDate: '2026-03-02',
    cadence: { days: 90, source: 'default' },
    waitingOn: 'creative_team',
    waitingSince: '2026-03-02T15:00:00.000Z',
    waitingOnPeople: ['Corin Vale', 'Dalia Ruiz'],
    stall: null,
    next: {
      handoff: '5 review',
      by: 'creative_team',
      on: null,
      what: 'The creative team finishes one ticket.',
    },
    adSets: [anAdSet()],
    looseTickets: [],
    missing: [],
    lastHandoffs: [],
    mode: 'live',
    readAt: '2026-03-05T19:30:00.000Z',
    watch: ['creative_refresh_status', 'creative_refresh_date'],
    ...overrides,
  };
}
