import { createLoop, type Loop } from './loop.ts';
import type { Reconciler } from './create-reconciler.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { Priority, WorkQueue } from './ports/work-queue.ts';

interface WorkerOptions {
  readonly queue: WorkQueue;
  /** For the log, where there are several; default `worker`. */
  readonly name?: string;
  /** The priorities its reconciler works; default: all. */
  readonly only?: () => readonly Priority[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Longest real time in milliseconds without looking at the queue; default 1,000. */
  readonly pollMs?: number;
}

/**
 * Runs passes until nothing is due, then sleeps until something is. `idle` also waits for what other servers
 * hold; records that are due later (coalescing, retries) do not keep it.
 */
export function createWorker(reconciler: Reconciler, options: WorkerOptions): Loop {
  const { queue, name = 'worker', only, clock, logger, pollMs } = options;
  return createLoop({
    name,
    turn: () => reconciler.pass(),
    nextDueAt: () => queue.nextDueAt(only?.()),
    async isAtRest() {
      const { due, claimed } = await queue.depth(clock.now());
      return due === 0 && claimed === 0;
    },
    clock,
    logger,
    pollMs,
  });
}
