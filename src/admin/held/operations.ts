import { z } from 'zod';
import { isLeftOver, type AdminsWord, type HeldProject } from '../../reconcile/ports/held-projects.ts';
import { priorities } from '../../reconcile/ports/work-queue.ts';
import { OperationRefused, type AdminSurroundings, type Operation } from '../operation.ts';
import { projectId } from '../project-id.ts';

/** A project the brake holds back. */
export interface HeldItem extends Omit<HeldProject, 'keys' | 'since'> {
  /** It is not the brake that holds it: it could not be adopted when the app went live, and still is to be. */
  readonly isLeftOver: boolean;
  /** Emails that would go out, all together. */
  readonly emails: number;
  /** ISO 8601 in UTC. */
  readonly since: string;
}

/** Which projects are meant. */
export type HeldChoice = { readonly projectId: string } | { readonly all: true };

/** The projects about which the word was said. */
export interface Said {
  readonly word: Exclude<AdminsWord, 'held'>;
  readonly projects: readonly Pick<HeldItem, 'projectId' | 'name'>[];
}

const choice = z.union([z.strictObject({ projectId }), z.strictObject({ all: z.literal(true) })]);

export const listHeld: Operation<Readonly<Record<string, never>>, readonly HeldItem[]> = {
  name: 'held-list',
  input: z.strictObject({}),
  worksWithoutAccount: true,
  run: async ({ store }) => (await store.held.list()).map(itemOf),
};

/** What is held is carried out by the next look at the project. */
export const releaseHeld: Operation<HeldChoice, Said> = {
  name: 'held-release',
  input: choice,
  worksWithoutAccount: true,
  run: (surroundings, chosen) => say(surroundings, 'released', chosen),
};

/** What is held is taken as done by the next look at the project; nobody gets a task or an email. */
export const dropHeld: Operation<HeldChoice, Said> = {
  name: 'held-drop',
  input: choice,
  worksWithoutAccount: true,
  run: (surroundings, chosen) => say(surroundings, 'dropped', chosen),
};

/** The word is on disk before anything is marked: should marking be cut short, the next sweep marks. */
async function say(
  { store, clock }: Pick<AdminSurroundings, 'store' | 'clock'>,
  word: Said['word'],
  chosen: HeldChoice,
): Promise<Said> {
  const items = await store.held.list();
  const ids = await store.held.say(word, 'all' in chosen ? 'all' : [chosen.projectId]);
  if (!('all' in chosen) && ids.length === 0) throw notHeld(items, chosen.projectId);
  const dueAt = clock.now();
  await store.queue.mark(ids.map((id) => ({ kind: 'project', id, priority: priorities.sweep, dueAt })));
  const names = new Map(items.map((item) => [item.projectId, item.name]));
  return { word, projects: ids.map((id) => ({ projectId: id, name: names.get(id) ?? '' })) };
}

function notHeld(items: readonly HeldProject[], id: string): OperationRefused {
  const item = items.find((each) => each.projectId === id);
  return item
    ? new OperationRefused(
        'conflict',
        `Project ${id} is ${item.word} already; the app does so with its next look.`,
      )
    : new OperationRefused(
        'not found',
        `Project ${id} is not held. All that are held are shown by: creative-refresh held list`,
      );
}

/** An item as admins are shown it. */
export function itemOf({ since, recipients, ...item }: HeldProject): HeldItem {
  const { projectId: id, cycle, name, handoffs, kickoffs, reason, word } = item;
  return {
    ...{ projectId: id, cycle, name, handoffs, kickoffs, recipients, reason, word },
    isLeftOver: isLeftOver(item),
    emails: Object.values(recipients).reduce((sum, each) => sum + each, 0),
    since: new Date(since).toISOString(),
  };
}
