import type { LimitNews } from './limit-headers.ts';

/** Lets work start no more often than a limit allows. */
export interface StartWindow {
  /**
   * Runs `task` when its turn comes; higher `priority` first, then first come. Where `signal` aborts before,
   * rejects with its reason and never runs the task; afterwards the signal has no effect.
   */
  run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T>;
  /** Nothing starts for `ms` milliseconds from now (or longer, where a longer pause is on). */
  pause(ms: number): void;
  /** Adapts to what an answer said. Answers the new number of starts per window if that fell, else null. */
  learn(news: LimitNews): number | null;
  close(): void;
}
