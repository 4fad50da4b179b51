import type { Instant } from '../domain/model.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { WorkQueue } from './ports/work-queue.ts';

interface AfterSweepOptions {
  /** What is done; where it fails it is done again after a pause. */
  readonly work: () => Promise<void>;
  readonly queue: Pick<WorkQueue, 'depth'>;
  /** When the latest sweep came to its end; null: none has. */
  readonly sweptAt: () => Instant | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Longest real time in milliseconds until a sweep is noticed; default 1,000. */
  readonly pollMs?: number;
}

/** After so many milliseconds what could not be looked at is not waited for any longer. */
const longestWaitMs = 60 * 60 * 1000;

/**
 * Does something once after every sweep, when everything that it found has been looked at: what people did while the
 * app was down, or no event told, is known then. What HubSpot does not hand out holds it up for an hour at most.
 */
export function createAfterSweep(options: AfterSweepOptions): Loop {
  const { work, queue, sweptAt, clock, logger, pollMs } = options;
  let doneFor: Instant | null = null;
  const isReady = async (at: Instant | null): Promise<boolean> => {
    if (at === null || at === doneFor) return false;
    const now = clock.now();
    if (now >= at + longestWaitMs) return true;
    const { owedSince } = await queue.depth(now);
    return owedSince === null || owedSince > at;
  };
  return createLoop({
    name: 'after sweep',
    async turn() {
      const at = sweptAt();
      if (!(await isReady(at))) return 0;
      await work();
      doneFor = at;
      return 0;
    },
    nextDueAt: () => Promise.resolve(null),
    isAtRest: async () => !(await isReady(sweptAt())),
    clock,
    logger,
    pollMs,
  });
}
