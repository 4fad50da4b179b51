import type { Instant } from '../domain/model.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { Claim, WorkQueue } from './ports/work-queue.ts';
import { goingOn, type Work } from './work.ts';

interface LeaseOptions {
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a renewal lasts, in milliseconds. */
  readonly leaseMs: number;
  readonly claims: readonly Claim[];
  readonly claimedAt: Instant;
}

/** The claims of one pass: renewed in the background while the pass runs, and checked before each write. */
export interface Leases {
  /**
   * Stops the works whose lease is not ours any more. Asks the queue only where half a lease has gone by
   * since it was last asked, so a quick pass costs nothing. Throws where the queue cannot be asked: then
   * nothing may be written either.
   */
  dropLost(works: readonly Work[]): Promise<void>;
  /**
   * Whether all of these are still ours; asks the queue as `dropLost` does. False also where the queue cannot be
   * asked.
   */
  areHeld(claims: readonly Claim[]): Promise<boolean>;
  /** Those of the claims that are not dealt with, and ours as far as was last heard. */
  held(claims: readonly Claim[]): readonly Claim[];
  /** These claims are dealt with and need no renewal. */
  letGo(claims: readonly Claim[]): void;
  /** Ends the renewals. */
  stop(): void;
}

/**
 * Starts renewing. A clock that is moved forward makes a lease look as if it had run out; asking the queue,
 * which knows the holder by its token, tells whether anybody took the record in fact.
 */
export function holdLeases(options: LeaseOptions): Leases {
  const { queue, clock, logger, leaseMs } = options;
  const active = new Map(options.claims.map((claim) => [nameOf(claim), claim]));
  let askedAt = options.claimedAt;

  const renew = async (): Promise<void> => {
    if (active.size === 0) return;
    const now = clock.now();
    const asked = [...active.keys()];
    const held = await queue.renew([...active.values()], { now, leaseMs });
    const heldKeys = new Set(held.map(nameOf));
    for (const key of asked) if (!heldKeys.has(key)) active.delete(key);
    askedAt = now;
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => logger.warn({ err: error }, 'The leases could not be renewed'));
  }, leaseMs / 3);
  timer.unref();

  const isStale = (): boolean => {
    const sinceAsked = clock.now() - askedAt;
    return sinceAsked < 0 || sinceAsked > leaseMs / 2;
  };
  /** A process that stood still while it asked has an old answer, and asks again. */
  const freshen = async (): Promise<void> => {
    if (isStale()) await renew();
    if (isStale()) await renew();
  };

  return {
    async areHeld(claims) {
      try {
        await freshen();
      } catch (error) {
        logger.warn({ err: error }, 'The leases could not be renewed, so nothing is written under them');
        return false;
      }
      return !isStale() && claims.every((claim) => active.has(nameOf(claim)));
    },
    async dropLost(works) {
      await freshen();
      for (const work of goingOn(works)) {
        if (active.has(nameOf(work.claim))) continue;
        work.ending = { kind: 'abandoned' };
        work.logger.warn({}, 'The lease was lost during the work; nothing more is written under it');
      }
    },
    held: (claims) => claims.filter((claim) => active.has(nameOf(claim))),
    letGo(claims) {
      for (const claim of claims) active.delete(nameOf(claim));
    },
    stop: () => clearInterval(timer),
  };
}

/** A lease token may be one claim's or one batch's; with the record's name it is unique either way. */
function nameOf(claim: Claim): string {
  return `${claim.leaseToken} ${claim.kind} ${claim.id}`;
}
