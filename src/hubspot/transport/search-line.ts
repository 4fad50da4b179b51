import PQueue from 'p-queue';
import type { StartWindow } from './start-window.ts';

/**
 * The line of searches. One at a time waits for the window of all calls, and a search that has left this line may
 * start later than the next four: one fewer than allowed leaves here per second, so that no more than allowed start
 * in any second.
 */
export class SearchLine implements Pick<StartWindow, 'run' | 'close'> {
  readonly #queue: PQueue;

  constructor(searchPerSecond: number) {
    this.#queue = new PQueue({
      strict: true,
      concurrency: 1,
      interval: 1_000,
      intervalCap: Math.max(1, searchPerSecond - 1),
    });
  }

  run<T>(task: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    return this.#queue.add(task, { priority, signal });
  }

  close(): void {
    this.#queue.clear();
  }
}
