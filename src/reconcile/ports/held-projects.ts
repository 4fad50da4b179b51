import type { BrakeLimits } from '../../domain/brake/brake.ts';
import type { Burden } from '../../domain/brake/burden.ts';
import type { Instant } from '../../domain/model.ts';

/**
 * What an admin has said about a project that is held back.
 * - `held`: nothing yet.
 * - `released`: carry it out; the next look does.
 * - `dropped`: take it as done without telling anybody; the next look does.
 */
export type AdminsWord = 'held' | 'released' | 'dropped';

/** A project whose whole decision waits for an admin's word. There is at most one item of a project. */
export interface HeldProject {
  readonly projectId: string;
  readonly cycle: number;
  /** The project's name. */
  readonly name: string;
  readonly handoffs: readonly string[];
  /** Keys of the tasks and emails that are not issued. */
  readonly keys: readonly string[];
  readonly kickoffs: number;
  /** How many emails would go to each address. */
  readonly recipients: Readonly<Record<string, number>>;
  readonly reason: string;
  readonly word: AdminsWord;
  readonly since: Instant;
}

/** The cycle of an item that stands for whatever is due: an activation could not adopt the project and has left it over. */
export const anyCycle = 0;

/** Whether an activation has left it over, rather than the brake held it. */
export function isLeftOver({ cycle }: Pick<HeldProject, 'cycle'>): boolean {
  return cycle === anyCycle;
}

/** A decision that is to be held, and why. */
export interface Holding {
  readonly burden: Burden;
  readonly reason: string;
}

/** Where the brake counts, and keeps what it holds back. Shared by all servers on one database. */
export interface HeldProjects {
  /** Items by project id, whatever the word on them; projects without one are left out. */
  of(projectIds: readonly string[]): Promise<ReadonlyMap<string, HeldProject>>;
  /**
   * Lets through, in their order, what the limits allow within the interval that ends now, and counts it in the
   * same transaction. What was let through before (a crash came between) passes again and is not counted twice.
   * @returns why each of the others is not let through, by project id
   */
  pass(
    burdens: readonly Burden[],
    request: { readonly limits: BrakeLimits; readonly intervalMs: number; readonly now: Instant },
  ): Promise<ReadonlyMap<string, string>>;
  /** Keeps these; one that is there already is brought up to date and keeps its word, and since when it is held. */
  hold(holdings: readonly Holding[], now: Instant): Promise<void>;
  /** Takes items away, whatever the word on them. */
  end(projectIds: readonly string[]): Promise<void>;
  /** Everything kept, held the longest first. */
  list(): Promise<readonly HeldProject[]>;
  count(): Promise<Readonly<Record<AdminsWord, number>>>;
  /**
   * Says the word about these projects (`all`: about all), where nothing was said before.
   * @returns the ids of the projects it was said about
   */
  say(word: Exclude<AdminsWord, 'held'>, projectIds: readonly string[] | 'all'): Promise<readonly string[]>;
}
