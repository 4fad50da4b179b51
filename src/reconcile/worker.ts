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
  /** The priorities `idle` waits for, whoever works them; default: all. */
  readonly awaited?: () => readonly Priority[];
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
  const { queue, name = 'worker', only, awaited, clock, logger, pollMs } = options;
  return createLoop({
    name,
    turn: () => reconciler.pass(),
    nextDueAt: () => queue.nextDueAt(only?.()),
    async isAtRest() {
      const now = clock.now();
      const { due, claimed } = await queue.depth(now);
      if (due === 0 || claimed > 0) return claimed === 0;
      const dueAt = await queue.nextDueAt(awaited?.());
      return dueAt === null || dueAt > now;
    },
    clock,
    logger,
    pollMs,
  });
}
