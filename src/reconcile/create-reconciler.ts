import { errorMessage } from './error-message.ts';
import { holdLeases } from './leases.ts';
import type { Pass, ReconcilerDependencies } from './pass.ts';
import type { Claim } from './ports/work-queue.ts';
import { workProjects } from './projects/work-projects.ts';
import { retryOrPark } from './put-back.ts';
import { workTasks } from './tasks/work-tasks.ts';
import { workTickets } from './tickets/work-tickets.ts';
import { withoutAddresses } from './without-addresses.ts';

export interface Reconciler {
  /**
   * Claims the records that are due, up to the batch size, works them, and answers how many there were.
   * Whatever goes wrong with HubSpot or a decision ends in the queue, as a retry or a dead letter.
   * @throws only where the store fails; what was claimed comes back when its lease runs out.
   */
  pass(): Promise<number>;
}

/** The loop's heart: one pass over whatever is due. Passes of one reconciler must not overlap. */
export function createReconciler(dependencies: ReconcilerDependencies): Reconciler {
  const { queue, clock, logger, batchSize = 200, leaseMs = 30_000 } = dependencies;
  return {
    async pass() {
      const claimedAt = clock.now();
      const claims = await queue.claim({ limit: batchSize, now: claimedAt, leaseMs });
      if (claims.length === 0) return 0;
      const leases = holdLeases({ queue, clock, logger, leaseMs, claims, claimedAt });
      const { settings, mode } = dependencies.current();
      const projectsInHand = new Set(ofKind(claims, 'project').map(({ id }) => id));
      const pass = {
        ...dependencies,
        account: dependencies.account(),
        settings,
        mode,
        leases,
        projectsInHand,
      };
      try {
        await guarded(pass, ofKind(claims, 'task'), workTasks);
        await guarded(pass, ofKind(claims, 'ticket'), workTickets);
        await guarded(pass, ofKind(claims, 'project'), workProjects);
      } finally {
        leases.stop();
      }
      return claims.length;
    },
  };
}

function ofKind(claims: readonly Claim[], kind: Claim['kind']): readonly Claim[] {
  return claims.filter((claim) => claim.kind === kind);
}

/** What fails for all records of a kind at once is one failed try for each that was not given back yet. */
async function guarded(
  pass: Pass,
  claims: readonly Claim[],
  work: (pass: Pass, claims: readonly Claim[]) => Promise<void>,
): Promise<void> {
  try {
    await work(pass, claims);
  } catch (error) {
    const message = errorMessage(error);
    const left = pass.leases.held(claims);
    pass.logger.error(
      { error: withoutAddresses(message), records: left.length },
      'The records will be tried again',
    );
    await retryOrPark(
      pass,
      left.map((claim) => ({ claim, error: message })),
    );
    pass.leases.letGo(left);
  }
}
