import PQueue from 'p-queue';
import type { CallBucket, CallQuota } from '../../reconcile/ports/call-quota.ts';
import type { LimitNews } from './limit-headers.ts';
import type { StartWindow } from './start-window.ts';
import { shareOf, stretched, type WindowLimits } from './window-share.ts';
import { TryFailure } from './try-failure.ts';

interface SharedWindowOptions {
  readonly quota: CallQuota;
  readonly bucket: CallBucket;
  readonly limits: WindowLimits;
}

/** What is asked for at once; more would lie about while others wait. */
const largestRequest = 30;

/** A start that was granted longer ago counts no more where HubSpot counts, but still where we do: it is lost. */
const grantLastsMs = 100;

const shortestWaitMs = 20;
const longestWaitMs = 500;

/**
 * A window that several servers keep together: every start is taken out of the quota they share. Work waits in one
 * line by priority; only its head asks for starts, for as many as wait behind it.
 */
export class SharedWindow implements StartWindow {
  readonly #options: SharedWindowOptions;
  readonly #gate = new PQueue({ concurrency: 1 });
  readonly #running: PQueue;
  readonly #closing = new AbortController();
  #perWindow: number;
  #granted = { starts: 0, at: 0 };
  #pausedUntil = 0;

  constructor(options: SharedWindowOptions) {
    this.#options = options;
    this.#perWindow = shareOf(options.limits.perWindow);
    this.#running = new PQueue({ concurrency: options.limits.concurrency });
  }

  run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const untilStarted = () =>
        new Promise<void>((started) => {
          const inItsTurn = async () => {
            await this.#takeStart(signal);
            started();
            return task();
          };
          void this.#running.add(inItsTurn).then(resolve, reject).finally(started);
        });
      this.#gate.add(untilStarted, { priority, signal }).catch(reject);
    });
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  learn({ maximum, remaining, windowMs }: LimitNews): number | null {
    const { limits } = this.#options;
    if (windowMs !== null && windowMs !== limits.windowMs) return null;
    if (remaining === 0) this.pause(limits.windowMs / 10);
    if (maximum === null || shareOf(maximum) >= this.#perWindow) return null;
    this.#perWindow = shareOf(maximum);
    return this.#perWindow;
  }

  close(): void {
    this.#closing.abort();
  }

  async #takeStart(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      await this.#wait(this.#pausedUntil - performance.now(), signal);
      if (performance.now() - this.#granted.at > grantLastsMs) this.#granted = { starts: 0, at: 0 };
      if (this.#granted.starts > 0) {
        this.#granted.starts -= 1;
        return;
      }
      const { granted, retryAfterMs } = await this.#reserve();
      this.#granted = { starts: granted, at: performance.now() };
      if (granted === 0) await this.#wait(Math.min(retryAfterMs, longestWaitMs), signal);
    }
  }

  async #reserve(): ReturnType<CallQuota['reserve']> {
    const { quota, bucket, limits } = this.#options;
    try {
      return await quota.reserve({
        bucket,
        wanted: Math.min(largestRequest, this.#gate.size + 1),
        perWindow: this.#perWindow,
        windowMs: stretched(limits.windowMs),
      });
    } catch (error) {
      throw new TryFailure('no_turn', 'the quota that servers share could not be asked', { cause: error });
    }
  }

  #wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    const either = AbortSignal.any([signal, this.#closing.signal]);
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        either.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(ms, shortestWaitMs));
      either.addEventListener('abort', end);
      if (either.aborted) end();
    });
  }
}
