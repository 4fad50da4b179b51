import PQueue from 'p-queue';
import type { LimitNews } from './limit-headers.ts';
import type { StartWindow } from './start-window.ts';
import { shareOf, stretched, type WindowLimits } from './window-share.ts';

/** With this few calls left the queue rests for a tenth of the window. */
const nearlyNone = 5;

/** Tells a waiting task that it goes on waiting elsewhere. */
const moved = new Error('The limiter has a new queue');

/**
 * Starts tasks by priority and within a rolling window, and learns the true limits from HubSpot's answers.
 * It only ever becomes stricter than configured; what it learned lasts until the next start of the app.
 */
export class RollingWindow implements StartWindow {
  readonly #limits: WindowLimits;
  #perWindow: number;
  #queue: PQueue;
  readonly #waiting = new Set<AbortController>();
  #pausedUntil = 0;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(limits: WindowLimits) {
    this.#limits = limits;
    this.#perWindow = shareOf(limits.perWindow);
    this.#queue = this.#newQueue();
    this.#queue.concurrency = limits.concurrency;
  }

  async run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    for (;;) {
      signal.throwIfAborted();
      const leave = new AbortController();
      const giveUp = () => leave.abort(signal.reason);
      const stopWaiting = () => {
        signal.removeEventListener('abort', giveUp);
        this.#waiting.delete(leave);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(leave);
      try {
        return await this.#queue.add(
          () => {
            stopWaiting();
            return task();
          },
          { priority, signal: leave.signal },
        );
      } catch (error) {
        if (error !== moved) throw error;
      } finally {
        stopWaiting();
      }
    }
  }

  pause(ms: number): void {
    const until = performance.now() + ms;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#queue.pause();
    clearTimeout(this.#wakeUp);
    this.#wakeUp = setTimeout(() => {
      // A timer may fire a moment early; the pause is over all the same.
      this.#pausedUntil = 0;
      this.#queue.start();
    }, ms);
  }

  learn(news: LimitNews): number | null {
    const { maximum, remaining, windowMs } = news;
    // Numbers of another window say nothing about ours.
    if (windowMs !== null && windowMs !== this.#limits.windowMs) return null;
    if (remaining !== null) {
      this.#queue.concurrency = Math.min(this.#limits.concurrency, Math.max(1, remaining - nearlyNone));
      if (remaining <= nearlyNone) this.pause(this.#limits.windowMs / 10);
    }
    if (maximum === null || shareOf(maximum) >= this.#perWindow) return null;
    this.#lowerTo(shareOf(maximum), maximum - (remaining ?? 0) + this.#queue.pending);
    return this.#perWindow;
  }

  close(): void {
    clearTimeout(this.#wakeUp);
  }

  /**
   * p-queue's cap is fixed, so a lower one takes a new queue. It counts as just made the starts that HubSpot has
   * seen, and those in the air, of which HubSpot may not have known yet.
   */
  #lowerTo(perWindow: number, used: number): void {
    const old = this.#queue;
    old.pause();
    this.#perWindow = perWindow;
    this.#queue = this.#newQueue();
    for (let start = 0; start < Math.min(used, perWindow); start += 1) void this.#queue.add(() => undefined);
    this.#queue.concurrency = old.concurrency;
    if (this.#pausedUntil > performance.now()) this.#queue.pause();
    for (const leave of [...this.#waiting]) leave.abort(moved);
  }

  #newQueue(): PQueue {
    return new PQueue({
      strict: true,
      interval: stretched(this.#limits.windowMs),
      intervalCap: this.#perWindow,
    });
  }
}
