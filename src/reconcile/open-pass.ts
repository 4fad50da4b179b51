import { brake } from './brake/brake.ts';
import type { Instant } from '../domain/model.ts';
import { holdLeases } from './leases.ts';
import type { Pass, ReconcilerDependencies } from './pass.ts';
import type { Claim } from './ports/work-queue.ts';

/** How long a claim lasts without being renewed, in milliseconds, unless told otherwise. */
export const usualLeaseMs = 30_000;

/** Records that were claimed for a pass, and when. */
export interface Claimed {
  readonly claims: readonly Claim[];
  readonly claimedAt: Instant;
  /** Milliseconds by which second looks are put off; see `Pass`. */
  readonly secondLookAfterMs: number;
}

/**
 * Fixes what a pass works with, and starts to renew its leases: stop them when it ends.
 * @throws AccountError where it is not known yet which account this is; nothing is renewed then
 */
export function openPass(
  dependencies: ReconcilerDependencies,
  { claims, claimedAt, secondLookAfterMs }: Claimed,
): Pass {
  const { queue, clock, logger, leaseMs = usualLeaseMs } = dependencies;
  const account = dependencies.account();
  const { settings, mode } = dependencies.current();
  const projects = claims.filter(({ kind }) => kind === 'project');
  return {
    ...dependencies,
    restrain: dependencies.restrain ?? brake,
    account,
    settings,
    mode,
    secondLookAfterMs,
    projectsInHand: new Map(projects.map(({ id, priority }) => [id, priority])),
    leases: holdLeases({ queue, clock, logger, leaseMs, claims, claimedAt }),
  };
}
