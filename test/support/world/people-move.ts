import { addDays } from '../../../src/domain/calendar.ts';
import type { Part, RefreshStatus } from '../../../src/domain/model.ts';
import { aProject } from '../given/a-project.ts';
import { aTicket } from '../given/a-ticket.ts';
import { at } from '../given/moments.ts';
import { someRules, type SomeRules } from '../given/rules.ts';
import { changeTicket, type World, type WorldTask } from './world.ts';

/** What people do in the account. Every move takes a world and answers the next; none of them looks. */
export type Move = (world: World) => World;

/** The first of March 2026, nine o'clock: one project that is due on the twelfth, nothing done yet. */
export function aWorld(rules: SomeRules = {}): World {
  return {
    now: at('2026-03-01'),
    rules: someRules(rules),
    project: aProject({ refreshDate: '2026-03-12' }),
    tickets: [],
    notes: [],
    tasks: [],
    mailbox: [],
    changes: [],
    memory: null,
  };
}

export const setStatus =
  (status: RefreshStatus): Move =>
  (world) => ({ ...world, project: { ...world.project, status } });

/** A person moves the refresh date by so many days. */
export const shiftDate =
  (days: number): Move =>
  (world) => {
    const { refreshDate } = world.project;
    return refreshDate === null
      ? world
      : { ...world, project: { ...world.project, refreshDate: addDays(refreshDate, days) } };
  };

export const pasteLink =
  (url: string): Move =>
  (world) => ({ ...world, project: { ...world.project, adLabLink: url, adLabLinkChangedAt: world.now } });

export const logNote =
  (text: string): Move =>
  (world) => ({
    ...world,
    notes: [{ id: String(world.notes.length), loggedAt: world.now, text }, ...world.notes],
  });

export const passDays =
  (days: number): Move =>
  (world) => ({ ...world, now: world.now + days * 24 * 60 * 60 * 1000 });

export const submitTicket =
  (id: string, folderName = 'Spring'): Move =>
  (world) =>
    world.tickets.some((ticket) => ticket.id === id)
      ? world
      : { ...world, tickets: [...world.tickets, aTicket({ id, folderName, createdAt: world.now })] };

export const approvePart =
  (id: string, part: Part): Move =>
  (world) =>
    changeTicket(world, id, { [part]: 'approved' });

export const finishTicket =
  (id: string): Move =>
  (world) =>
    changeTicket(world, id, { copy: 'approved', graphics: 'approved' });

export const flagRevision =
  (id: string, ...parts: readonly Part[]): Move =>
  (world) =>
    changeTicket(world, id, { revisionRequested: parts });

export const moveTicket =
  (id: string, stage: 'new' | 'in_progress' | 'pending_approval' | 'closed'): Move =>
  (world) =>
    changeTicket(world, id, { stage });

export const deleteTicket =
  (id: string): Move =>
  (world) => ({ ...world, tickets: world.tickets.filter((ticket) => ticket.id !== id) });

/** Somebody ticks off every open task whose subject contains these words. */
export const completeTasks =
  (words: string): Move =>
  (world) => ({
    ...world,
    tasks: world.tasks.map((task): WorldTask =>
      task.state === 'open' && task.subject.includes(words) ? { ...task, state: 'completed' } : task,
    ),
  });
