import { createHash } from 'node:crypto';

/** Answers something else as soon as there is something new to show. */
export type Look = () => Promise<unknown>;

/** Finds out by looking again and again whether there is something new, as long as somebody wants to know. */
export interface Watcher {
  /** Stands for what a look finds now. */
  printOf(look: Look): Promise<string>;
  /**
   * Calls `tell` as soon as a look finds something else than `seen`, and again with each further change.
   * Whoever follows the same `name` shares the looks.
   * @returns ends the following
   */
  follow(name: string, look: Look, seen: string, tell: () => void): () => void;
  /** Nobody is told anything any more. */
  stop(): void;
}

interface Follower {
  seen: string;
  readonly tell: () => void;
}

interface Watched {
  readonly followers: Set<Follower>;
  timer: NodeJS.Timeout | null;
}

/** A look that takes long comes less often: this many times as long there is none. */
const restAfter = 20;

/** But never longer, in real milliseconds: a server that stood still for a moment must not keep people waiting. */
const longestRestMs = 15_000;

/** `everyMs`: real milliseconds between two looks, at least. Looks that fail change nothing, and are tried again. */
export function createWatcher(everyMs = 2000): Watcher {
  const all = new Map<string, Watched>();
  const printOf = async (look: Look) =>
    createHash('sha256')
      .update(JSON.stringify((await look()) ?? null))
      .digest('base64url');

  const tellNews = async ({ followers }: Watched, look: Look): Promise<void> => {
    const print = await printOf(look);
    for (const follower of followers) {
      if (follower.seen === print) continue;
      follower.seen = print;
      follower.tell();
    }
  };
  const lookAgainIn = (ms: number, watched: Watched, look: Look): void => {
    watched.timer = setTimeout(() => {
      const begunAt = performance.now();
      const andAgain = () => {
        const restMs = Math.min(longestRestMs, restAfter * (performance.now() - begunAt));
        if (watched.followers.size > 0) lookAgainIn(Math.max(everyMs, restMs), watched, look);
      };
      tellNews(watched, look).then(andAgain, andAgain);
    }, ms);
  };
  const end = (name: string, { followers, timer }: Watched): void => {
    if (timer !== null) clearTimeout(timer);
    followers.clear();
    all.delete(name);
  };

  return {
    printOf,
    follow: (name, look, seen, tell) => {
      const watched = all.get(name) ?? { followers: new Set<Follower>(), timer: null };
      const follower = { seen, tell };
      watched.followers.add(follower);
      if (!all.has(name)) lookAgainIn(0, watched, look);
      all.set(name, watched);
      return () => {
        watched.followers.delete(follower);
        if (watched.followers.size === 0 && all.get(name) === watched) end(name, watched);
      };
    },
    stop: () => {
      for (const [name, watched] of [...all]) end(name, watched);
    },
  };
}
