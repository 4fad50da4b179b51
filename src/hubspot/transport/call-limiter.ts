import PQueue from 'p-queue';
import type { LimitNews } from './limit-headers.ts';
import { RollingWindow } from './rolling-window.ts';
import type { CallPriority } from './transport.ts';

export interface CallLimits {
  readonly perWindow: number;
  readonly windowMs: number;
  readonly searchPerSecond: number;
  readonly concurrency: number;
}

export interface Turn {
  readonly priority: CallPriority;
  readonly isSearch: boolean;
  /** Ends the waiting; without effect once the task runs. */
  readonly signal: AbortSignal;
}

const weights: Readonly<Record<CallPriority, number>> = { person: 2, bulk: 1, sweep: 0 };

/** Gives every call its turn: the rolling window for all of them, and a second limit for searches. */
export class CallLimiter {
  readonly #window: RollingWindow;
  readonly #searches: PQueue;

  constructor(limits: CallLimits) {
    this.#window = new RollingWindow(limits);
    // One search at a time waits for the window, and a search that has left this queue may start later than the
    // next four: one fewer than allowed leaves here per second, so that no more than allowed start in any second.
    this.#searches = new PQueue({
      strict: true,
      concurrency: 1,
      interval: 1_000,
      intervalCap: Math.max(1, limits.searchPerSecond - 1),
    });
  }

  /** Runs `task` when its turn comes, or rejects with the reason of `turn.signal`. */
  run<T>(task: () => Promise<T>, turn: Turn): Promise<T> {
    return turn.isSearch ? this.#runSearch(task, turn) : this.#runCall(task, turn);
  }

  #runCall<T>(task: () => Promise<T>, turn: Turn): Promise<T> {
    return this.#window.run(task, weights[turn.priority], turn.signal);
  }

  #runSearch<T>(task: () => Promise<T>, turn: Turn): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const untilStarted = () =>
        new Promise<void>((started) => {
          const startedTask = () => {
            started();
            return task();
          };
          void this.#runCall(startedTask, turn).then(resolve, reject).finally(started);
        });
      this.#searches
        .add(untilStarted, { priority: weights[turn.priority], signal: turn.signal })
        .catch(reject);
    });
  }

  /** Nothing starts for `ms` milliseconds. */
  pause(ms: number): void {
    this.#window.pause(ms);
  }

  /** Answers the new number of starts per window if HubSpot's answer lowered it, else null. */
  learn(news: LimitNews): number | null {
    return this.#window.learn(news);
  }

  close(): void {
    this.#window.close();
  }
}
