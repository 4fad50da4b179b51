import PQueue from 'p-queue';
import type { CallBucket, CallQuota, QuotaGrant } from '../../reconcile/ports/call-quota.ts';
import { grantStarts } from './grant-starts.ts';
import type { LimitNews } from './limit-headers.ts';
import type { StartWindow } from './start-window.ts';
import { TryFailure } from './try-failure.ts';
import { shareOf, stretched, type WindowLimits } from './window-share.ts';

interface CallWindowOptions {
  readonly quota: CallQuota;
  readonly bucket: CallBucket;
  readonly limits: WindowLimits;
  /** From this priority on somebody waits for the work: it does not keep to the pace of the rest. */
  readonly urgentFrom: number;
}

/** Work that waits for its turn, and the starts that were granted for it and not yet used. */
interface Line {
  readonly isUrgent: boolean;
  readonly gate: PQueue;
  granted: { readonly starts: number; readonly at: number };
}

/** What is asked for at once; more would lie about while others wait. */
const largestRequest = 30;

/** A start that was granted longer ago counts no more where HubSpot counts, but still where we do: it is lost. */
const grantLastsMs = 100;

/** With fewer calls left than this by HubSpot's count, everything rests for a tenth of the window. */
const nearlyNone = 3;

const longestWaitMs = 500;

/** What nobody waits for asks so much later for a start that comes back, so that people, here or elsewhere, get it. */
const politeMs = 15;

/**
 * Starts tasks by priority and within a rolling window, every start taken out of a quota that may be shared with other
 * servers. What people wait for has a line of its own. Learns the true limits from HubSpot's answers: it only ever
 * becomes stricter than configured, and what it learned lasts until the next start of the app.
 */
export class CallWindow implements StartWindow {
  readonly #options: CallWindowOptions;
  readonly #urgent = openLine(true);
  readonly #others = openLine(false);
  readonly #running: PQueue;
  readonly #closing = new AbortController();
  #perWindow: number;
  #pausedUntil = 0;

  constructor(options: CallWindowOptions) {
    this.#options = options;
    this.#perWindow = shareOf(options.limits.perWindow);
    this.#running = new PQueue({ concurrency: options.limits.concurrency });
  }

  run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    const line = priority >= this.#options.urgentFrom ? this.#urgent : this.#others;
    return new Promise<T>((resolve, reject) => {
      const untilStarted = () =>
        new Promise<void>((started) => {
          const inItsTurn = async () => {
            await this.#takeStart(line, signal);
            started();
            return task();
          };
          void this.#running.add(inItsTurn, { priority }).then(resolve, reject).finally(started);
        });
      line.gate.add(untilStarted, { priority, signal }).catch(reject);
    });
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  learn({ maximum, remaining, windowMs }: LimitNews): number | null {
    const { limits } = this.#options;
    // Numbers of another window say nothing about ours.
    if (windowMs !== null && windowMs !== limits.windowMs) return null;
    if (remaining !== null) {
      this.#running.concurrency = Math.min(limits.concurrency, Math.max(2, remaining));
      if (remaining < nearlyNone) this.pause(limits.windowMs / 10);
    }
    if (maximum === null || shareOf(maximum) >= this.#perWindow) return null;
    this.#perWindow = shareOf(maximum);
    return this.#perWindow;
  }

  close(): void {
    this.#closing.abort();
  }

  async #takeStart(line: Line, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      await this.#waitOutPause(line, signal);
      if (performance.now() - line.granted.at > grantLastsMs) line.granted = { starts: 0, at: 0 };
      if (line.granted.starts > 0) {
        line.granted = { ...line.granted, starts: line.granted.starts - 1 };
        return;
      }
      const { granted, retryAfterMs } = await this.#reserve(line);
      line.granted = { starts: granted, at: performance.now() };
      const delayMs = Math.min(retryAfterMs, longestWaitMs) + (line.isUrgent ? 0 : politeMs);
      if (granted === 0) await this.#wait(delayMs, signal);
    }
  }

  async #waitOutPause({ isUrgent }: Line, signal: AbortSignal): Promise<void> {
    const leftMs = this.#pausedUntil - performance.now();
    if (leftMs > 0) await this.#wait(leftMs + (isUrgent ? 0 : politeMs), signal);
  }

  async #reserve({ isUrgent, gate }: Line): Promise<QuotaGrant> {
    const { quota, bucket, limits } = this.#options;
    const places = this.#running.concurrency - this.#running.pending + 1;
    const wanted = Math.max(1, Math.min(largestRequest, gate.size + 1, places));
    const request = { wanted, isUrgent, perWindow: this.#perWindow, windowMs: stretched(limits.windowMs) };
    try {
      return await quota.reserve(bucket, (grants, now) => grantStarts(grants, request, now));
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
      const timer = setTimeout(end, ms);
      either.addEventListener('abort', end);
      if (either.aborted) end();
    });
  }
}

function openLine(isUrgent: boolean): Line {
  return { isUrgent, gate: new PQueue({ concurrency: 1 }), granted: { starts: 0, at: 0 } };
}
