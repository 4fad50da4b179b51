import type { CallQuota } from '../../reconcile/ports/call-quota.ts';
import type { LimitNews } from './limit-headers.ts';
import { CallWindow } from './call-window.ts';
import { createOwnQuota } from './own-quota.ts';
import { SearchLine } from './search-line.ts';
import type { StartWindow } from './start-window.ts';
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
  readonly #window: StartWindow;
  readonly #searches: Pick<StartWindow, 'run' | 'close'>;

  /** With a quota, the limits are kept together with all servers that share it. */
  constructor(limits: CallLimits, quota?: CallQuota) {
    const { searchPerSecond } = limits;
    const searchLimits = { perWindow: searchPerSecond, windowMs: 1_000, concurrency: 1 };
    this.#window = new CallWindow({
      quota: quota ?? createOwnQuota(),
      bucket: 'calls',
      limits,
      urgentFrom: weights.person,
    });
    // A second is short enough: searches are not spread over it.
    this.#searches = quota
      ? new CallWindow({ quota, bucket: 'searches', limits: searchLimits, urgentFrom: weights.sweep })
      : new SearchLine(searchPerSecond);
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
      this.#searches.run(untilStarted, weights[turn.priority], turn.signal).catch(reject);
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
    this.#searches.close();
  }
}
