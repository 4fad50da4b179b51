import type { CreativeProject, DeliverableTicket } from '../../src/domain/model.ts';
import { decide } from '../../src/domain/decide.ts';
import { decideUnplacedTicket } from '../../src/domain/unplaced-ticket.ts';
import type { ReconcilerDependencies } from '../../src/reconcile/pass.ts';
import type { Life } from '../support/fakes/mortal.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room } from './room.ts';

const earlier = Date.parse('2026-02-20T15:00:00Z');
const arrived = Date.parse('2026-03-01T15:00:00Z');

export interface Scene {
  readonly project?: Partial<CreativeProject>;
  readonly tickets?: readonly Partial<DeliverableTicket>[];
  /** What an event has just told of. */
  readonly changed: 'project 1' | 'ticket 70';
}

const inWork = { stage: 'in_progress', cycle: 1, queuedAt: earlier } as const;
const finished = { ...inWork, copy: 'approved', graphics: 'approved' } as const;
const pending = {
  ...finished,
  stage: 'pending_approval',
  readyRound: 0,
  enteredPendingApprovalAt: arrived,
} as const;
const cued = { status: 'creatives_completed_and_approved', sequence: 4 } as const;

export const scenes: Readonly<Record<string, Scene>> = {
  'a kickoff, and two new tickets': { tickets: [{}, {}], changed: 'project 1' },
  'a cue to the SAS': {
    project: { refreshDate: '2026-03-02', status: 'refresh_request_submitted' },
    changed: 'project 1',
  },
  'two finished tickets that move on and are handed over': {
    project: { status: 'deliverable_submitted' },
    tickets: [finished, finished],
    changed: 'ticket 70',
  },
  'an ad set whose last ticket came in': {
    project: { status: 'deliverable_submitted', adLabLink: 'https://adlab.example/1' },
    tickets: [pending, pending],
    changed: 'ticket 70',
  },
  'a revision of copy and graphics': {
    project: { status: 'creatives_pending_approval', reviewRequestedAt: earlier },
    tickets: [{ ...pending, reviewRequestedAt: arrived, revisionRequested: ['copy', 'graphics'] }],
    changed: 'ticket 70',
  },
  'an approval': { project: cued, changed: 'project 1' },
  'a close': { project: { ...cued, status: 'creatives_implemented' }, changed: 'project 1' },
  'a "no"': {
    project: { status: 'no_refresh_requested', kickoffSentAt: earlier, sequence: 1 },
    tickets: [inWork],
    changed: 'project 1',
  },
  'a ticket without a project': { tickets: [{ projectIds: [] }], changed: 'ticket 70' },
};

/** The room as it is when the event has just been acknowledged; the store has known the project for a while. */
export async function enter(scene: Scene): Promise<Room> {
  const room = new Room();
  Object.assign(room.account.owners, {
    '11': { id: '11', name: 'Ann', email: 'ann@agency.example' },
    '12': { id: '12', name: 'Sol', email: 'sol@agency.example' },
  });
  room.account.projects.set('1', projectRecord({ id: '1', ...scene.project }));
  scene.tickets?.forEach((ticket, index) => {
    const id = String(70 + index);
    room.account.tickets.set(id, ticketRecord({ id, projectIds: ['1'], ...ticket }));
  });
  const key = 'project-1.cycle-1.kickoff.0.task';
  if (scene.project?.kickoffSentAt) {
    const taskId = room.account.addTask({ body: `Ref: ${key}`, projectId: '1' });
    const known = { key, taskId, state: 'open', dueAt: null, projectId: '1', ticketId: null } as const;
    await room.ledger.adopt([known]);
  }
  await room.memory.rememberProjects([{ projectId: '1', cycle: 1, sequence: scene.project?.sequence ?? 0 }]);
  const [kind, id] =
    scene.changed === 'project 1' ? (['project', '1'] as const) : (['ticket', '70'] as const);
  await room.mark(kind, id);
  return room;
}

/** What a loop is built from, for as long as this life lasts; decided as in earnest. */
export function mortalDependencies(room: Room, life: Life): ReconcilerDependencies {
  const { queue, ledger, memory, outbox, history, held, ...parts } = room.parts();
  const account = life.inhabit('account', room.account);
  return {
    ...parts,
    account: () => account,
    queue: life.inhabit('queue', queue),
    ledger: life.inhabit('ledger', ledger),
    memory: life.inhabit('memory', memory),
    outbox: life.inhabit('outbox', outbox),
    history: life.inhabit('history', history),
    held: life.inhabit('held', held),
    decide,
    decideUnplaced: decideUnplacedTicket,
    mailQueued: () => undefined,
  };
}

/** The last part of a handover's key tells when its tickets came in. */
const timeless = (key: string): string => key.replace(/(?<=\.review\.\w+\.)\w+/u, 'then');

const isStamp = (value: unknown): boolean => typeof value === 'number' && value > earlier;

/** Everything people and the next look can find, save the exact minute of it. */
export function outcomeOf({ account, outbox, ledger, memory, history, queue }: Room) {
  const withoutMinutes = (record: object) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]: [string, unknown]) => [
        name,
        isStamp(value) ? 'now' : value,
      ]),
    );
  return {
    projects: [...account.projects.values()].map(withoutMinutes),
    tickets: [...account.tickets.values()].map(withoutMinutes),
    tasks: [...account.tasks.values()]
      .map(({ subject, status, ref }) => `${timeless(ref ?? '')} ${subject} ${status}`)
      .sort(),
    emails: [...outbox.rows.keys()].map(timeless).sort(),
    ledger: [...ledger.rows.values()].map(({ key, state }) => `${timeless(key)} ${state}`).sort(),
    memory: [...memory.knownProjects],
    history: history.noted.map(({ handoff, reason }) => `${handoff} ${reason}`).sort(),
    queue: [...queue.rows.values()].map(({ kind, id, parkedAt }) => ({ kind, id, parkedAt })),
  };
}
