import { setTimeout as realPause } from 'node:timers/promises';
import type { Instant } from '../../domain/model.ts';
import { usualLeaseMs } from '../open-pass.ts';
import type { ReconcilerDependencies } from '../pass.ts';
import { priorities, type Claim } from '../ports/work-queue.ts';

/** How long somebody waits for a record that is in other hands. */
export interface Patience {
  /** Real milliseconds altogether; default 20,000. */
  readonly waitMs?: number;
  /** Waits so many real milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/**
 * By so many milliseconds a record that somebody waits for is not due yet: whoever waits takes it all the same,
 * while the worker, which is quicker to ask, does not snatch it from them in between. Should they be lost, the
 * worker has it after that time.
 */
export const headStartMs = 5000;

const shortestPauseMs = 25;
const longestPauseMs = 250;

export interface Taken {
  readonly claim: Claim;
  readonly claimedAt: Instant;
  /** Somebody else had it, or had had it, when it was wanted. */
  readonly hadToWait: boolean;
}

/**
 * Marks a project durably and takes it, before anything that is only due. While somebody else has it that is
 * waited for. It is marked anew at every try: the other one may have finished with it, mark and all.
 * @returns null where it was still not to be had in the end; it stays in the queue
 */
export async function takeProject(
  { queue, clock, leaseMs = usualLeaseMs }: Pick<ReconcilerDependencies, 'queue' | 'clock' | 'leaseMs'>,
  id: string,
  { waitMs = 20_000, pause = realPause }: Patience,
): Promise<Taken | null> {
  let waitedMs = 0;
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const now = clock.now();
    await queue.mark([{ kind: 'project', id, priority: priorities.person, dueAt: now + headStartMs }]);
    const claim = await queue.claimRecord({ kind: 'project', id, now, leaseMs });
    if (claim) return { claim, claimedAt: now, hadToWait: waitedMs > 0 };
    if (waitedMs >= waitMs) return null;
    await pause(pauseMs);
    waitedMs += pauseMs;
  }
}
