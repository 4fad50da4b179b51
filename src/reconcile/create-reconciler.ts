import { guarded } from './guarded.ts';
import { openPass, usualLeaseMs } from './open-pass.ts';
import type { ReconcilerDependencies } from './pass.ts';
import type { Claim } from './ports/work-queue.ts';
import { workProjects } from './projects/work-projects.ts';
import { workTasks } from './tasks/work-tasks.ts';
import { workTickets } from './tickets/work-tickets.ts';

export interface Reconciler {
  /**
   * Claims the records that are due, up to the batch size, works them, and answers how many there were.
   * Whatever goes wrong with HubSpot or a decision ends in the queue, as a retry or a dead letter.
   * @throws only where the store fails; what was claimed comes back when its lease runs out.
   */
  pass(): Promise<number>;
}

/**
 * The loop's heart: one pass over whatever is due. Passes may overlap, within a process as between servers: a
 * record is in one pass at a time by its lease, and beyond that passes share nothing but store and account.
 */
export function createReconciler(dependencies: ReconcilerDependencies): Reconciler {
  const { queue, clock, batchSize = 200, leaseMs = usualLeaseMs } = dependencies;
  return {
    async pass() {
      const claimedAt = clock.now();
      const only = dependencies.only?.();
      const claims = await queue.claim({ limit: batchSize, now: claimedAt, leaseMs, only });
      if (claims.length === 0) return 0;
      const pass = openPass(dependencies, { claims, claimedAt, secondLookAfterMs: 0 });
      try {
        await guarded(pass, ofKind(claims, 'task'), workTasks);
        await guarded(pass, ofKind(claims, 'ticket'), workTickets);
        await guarded(pass, ofKind(claims, 'project'), workProjects);
      } finally {
        pass.leases.stop();
      }
      return claims.length;
    },
  };
}

function ofKind(claims: readonly Claim[], kind: Claim['kind']): readonly Claim[] {
  return claims.filter((claim) => claim.kind === kind);
}
