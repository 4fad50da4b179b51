import { createLoop, type Loop } from './loop.ts';
import type { Reconciler } from './create-reconciler.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { WorkQueue } from './ports/work-queue.ts';

interface WorkerOptions {
  readonly queue: WorkQueue;
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
  const { queue, clock, logger, pollMs } = options;
  return createLoop({
    name: 'worker',
    turn: () => reconciler.pass(),
    nextDueAt: () => queue.nextDueAt(),
    async isAtRest() {
      const { due, claimed } = await queue.depth(clock.now());
      return due === 0 && claimed === 0;
    },
    clock,
    logger,
    pollMs,
  });
}
