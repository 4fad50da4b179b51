import { v1Headers, v3Headers } from './request-signature.ts';
import type { WebhookEvent } from './webhook-events.ts';

/** How deliveries go. Times are ms of real time. */
export interface WebhookPace {
  /** Events of this time span travel together. */
  readonly batchingMs: number;
  /** Waits before the second, third, … attempt; after the last one the events are given up. */
  readonly retryDelaysMs: readonly number[];
  /** An answer that takes longer counts as none. */
  readonly timeoutMs: number;
}

/** One attempt to deliver a batch. */
export interface Delivery {
  readonly events: readonly WebhookEvent[];
  readonly attempt: number;
  /** The receiver's status; null: no answer. */
  readonly status: number | null;
}

interface SenderOptions {
  readonly clientSecret: string;
  /** Account time, epoch ms: what deliveries are stamped with. */
  readonly now: () => number;
  readonly pace: WebhookPace;
}

const largestBatch = 100;
const mostAtOnce = 10;

/** Delivers events in batches, ten at once at most, and tries again on anything but a 2xx. */
export class WebhookSender {
  readonly #options: SenderOptions;
  readonly #waiting: WebhookEvent[] = [];
  readonly #ready: { readonly events: readonly WebhookEvent[]; readonly attempt: number }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #aborts = new Set<AbortController>();
  readonly #settled: (() => void)[] = [];
  readonly deliveries: Delivery[] = [];
  #batching: NodeJS.Timeout | null = null;
  #closed = false;
  /** Where deliveries go; null: nowhere. */
  targetUrl: string | null = null;
  /** As if no subscription were active. */
  isOff = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Takes an event in; it leaves with the next batch. Without a target it is nobody's. */
  send(event: WebhookEvent): void {
    if (this.#closed || this.#target === null) return;
    this.#waiting.push(event);
    this.#batching ??= setTimeout(() => this.#makeBatches(), this.#options.pace.batchingMs);
  }

  get #target(): string | null {
    return this.isOff ? null : this.targetUrl;
  }

  get idle(): boolean {
    return this.#waiting.length + this.#ready.length + this.#timers.size + this.#aborts.size === 0;
  }

  /** Resolves as soon as nothing waits, travels, or is to be tried again. */
  async settled(): Promise<void> {
    if (this.idle) return;
    await new Promise<void>((resolve) => this.#settled.push(resolve));
  }

  /** Stops at once; whatever has not been delivered is lost. */
  close(): void {
    this.#closed = true;
    if (this.#batching) clearTimeout(this.#batching);
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
    this.#waiting.length = 0;
    this.#ready.length = 0;
    this.#aborts.forEach((abort) => abort.abort());
    if (this.idle) this.#tellSettled();
  }

  #makeBatches(): void {
    this.#batching = null;
    while (this.#waiting.length > 0) {
      this.#ready.push({ events: this.#waiting.splice(0, largestBatch), attempt: 0 });
    }
    this.#startSome();
  }

  #startSome(): void {
    while (this.#aborts.size < mostAtOnce) {
      const batch = this.#ready.shift();
      if (!batch) break;
      void this.#deliver(batch.events, batch.attempt);
    }
    if (this.idle) this.#tellSettled();
  }

  async #deliver(events: readonly WebhookEvent[], attempt: number): Promise<void> {
    const abort = new AbortController();
    this.#aborts.add(abort);
    const status = await this.#post(
      events.map((event) => ({ ...event, attemptNumber: attempt })),
      abort,
    );
    this.#aborts.delete(abort);
    this.deliveries.push({ events, attempt, status });
    const delivered = status !== null && status >= 200 && status < 300;
    const delay = this.#options.pace.retryDelaysMs[attempt];
    if (!delivered && delay !== undefined && !this.#closed) this.#retryIn(delay, events, attempt + 1);
    this.#startSome();
  }

  #retryIn(delay: number, events: readonly WebhookEvent[], attempt: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#ready.push({ events, attempt });
      this.#startSome();
    }, delay);
    this.#timers.add(timer);
  }

  /** The status, or null when no answer came. */
  async #post(events: readonly WebhookEvent[], abort: AbortController): Promise<number | null> {
    const url = this.#target;
    if (url === null) return null;
    const body = JSON.stringify(events);
    const { clientSecret: secret, now, pace } = this.#options;
    const request = { secret, method: 'POST', url, body };
    const signed = { ...v3Headers(request, now()), ...v1Headers(request) };
    const timeout = setTimeout(() => abort.abort(), pace.timeoutMs);
    try {
      const headers = { 'Content-Type': 'application/json', 'User-Agent': 'HubSpot Connect 2.0', ...signed };
      const response = await fetch(url, { method: 'POST', headers, body, signal: abort.signal });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    } finally {
      clearTimeout(timeout);
    }
  }

  #tellSettled(): void {
    this.#settled.splice(0).forEach((resolve) => resolve());
  }
}
