import type { Instant } from '../../domain/model.ts';
import { createLoop, type Loop } from '../loop.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { isDigestWanted, sendDigest, type DigestOptions } from './send-digest.ts';

interface DigestLoopOptions extends DigestOptions {
  readonly queue: Pick<WorkQueue, 'depth'>;
  /** When the latest sweep came to its end; null: none has. */
  readonly sweptAt: () => Instant | null;
  /** Longest real time in milliseconds until a sweep is noticed; default 1,000. */
  readonly pollMs?: number;
}

/** After so many milliseconds what could not be looked at is not waited for any longer. */
const longestWaitMs = 60 * 60 * 1000;

/**
 * Sends the day's digest after a sweep, once everything it found has been looked at: what people did while the app
 * was down, or no event told, is known then. What HubSpot does not hand out holds it up for an hour at most.
 */
export function createDigest(options: DigestLoopOptions): Loop {
  const { queue, clock, logger, sweptAt, pollMs } = options;
  let doneFor: Instant | null = null;
  const isReady = async (): Promise<boolean> => {
    const at = sweptAt();
    if (at === null || at === doneFor || !isDigestWanted(options)) return false;
    const now = clock.now();
    if (now >= at + longestWaitMs) return true;
    const { owedSince } = await queue.depth(now);
    return owedSince === null || owedSince > at;
  };
  return createLoop({
    name: 'digest',
    async turn() {
      const at = sweptAt();
      if (!(await isReady())) return 0;
      await sendDigest(options);
      doneFor = at;
      return 0;
    },
    nextDueAt: () => Promise.resolve(null),
    isAtRest: async () => !(await isReady()),
    clock,
    logger,
    pollMs,
  });
}
