/** One step of the cycle that is played, and the fewest calls it can be done with. */
export interface BoundStep {
  readonly step: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

const project = 'the project';
const tickets = 'its tickets';
const readyAgain = 'the tickets again, now in Pending Approval';
const email = 'an email';

const handOver = {
  reads: [project, tickets, readyAgain],
  writes: [
    'the tickets that are moved',
    'the task Share Deliverables',
    email,
    email,
    'the status and stamps of the project',
    'the stamps of the tickets, after all they stand for',
  ],
} as const;

/**
 * The lower bound, call by call. It holds for anything that takes events as hints, reads before it decides, keeps its
 * stamps in HubSpot, and survives a crash at any point; the store may be trusted with what it remembers of
 * tickets and tasks, and a second look may trust what the first has read.
 */
export const lowerBound = {
  kickoff: {
    step: 'a kickoff',
    reads: [project],
    writes: ['the task', email, 'the stamps of the project'],
  },
  request: {
    step: 'the request is submitted',
    reads: [project],
    writes: ['who holds the ball'],
  },
  cue: {
    step: 'the SAS is cued',
    reads: ['the project, the ids of its notes', 'the notes it quotes'],
    writes: ['the task', email, 'the stamps of the project'],
  },
  tickets: {
    step: 'four tickets are submitted',
    reads: ['which projects the new tickets belong to', project, tickets],
    writes: ['their eight tasks', 'who holds the ball', 'the stamps of the tickets'],
  },
  ticket: {
    step: 'one of several tickets is finished',
    reads: [project, tickets],
    writes: ['the ticket is moved'],
  },
  lastTicket: { step: 'the last ticket is finished: its ad set is handed over', ...handOver },
  revision: {
    step: 'a revision is asked for',
    reads: [project, tickets, 'which notes the ticket has', 'the notes it quotes'],
    writes: [
      'the task',
      email,
      'the status and stamps of the project',
      'the ticket is moved back and stamped',
    ],
  },
  revisedTicket: { step: 'the revised ticket is finished: its ad set is handed over again', ...handOver },
  approval: {
    step: 'the client approves',
    reads: [project],
    writes: ['the task Implement New Creatives', email, 'the stamps of the project'],
  },
  close: {
    step: 'the Implement task is completed',
    reads: [project, tickets, 'the task: its completion is only a hint until it is read'],
    writes: [
      'Creatives Implemented, which people and workflows must see',
      'the new cycle: date, blank status, stamps',
      email,
    ],
  },
} as const satisfies Record<string, BoundStep>;

export type StepName = keyof typeof lowerBound;

export const boundOf = (name: StepName): number =>
  lowerBound[name].reads.length + lowerBound[name].writes.length;
