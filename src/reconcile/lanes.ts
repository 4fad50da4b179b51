import { createReconciler, type Reconciler } from './create-reconciler.ts';
import type { Loop } from './loop.ts';
import type { ReconcilerDependencies } from './pass.ts';
import { priorities } from './ports/work-queue.ts';
import { createWorker } from './worker.ts';

export interface LanesOptions extends ReconcilerDependencies {
  /** The account, asked ahead of all calls that nobody waits for. */
  readonly urgent: ReconcilerDependencies['account'];
  /** Whether what a sweep found has to wait, to leave the rest of the day's calls to people. */
  readonly sweepsYield: () => boolean;
}

/** Two workers on one queue. */
export interface Lanes {
  readonly peoplesWorker: Loop;
  /** Everything else; its `idle` waits for the whole queue, but for sweeps that have to wait. */
  readonly worker: Loop;
}

/**
 * What a person just did must not wait behind the pass that is working off a backlog, so it has a worker of its own.
 * Passes may overlap anyway; a record is in one of them at a time by its lease. When one has let go of its records
 * the other looks: what was marked meanwhile may be for it.
 */
export function openLanes({ urgent, sweepsYield, ...dependencies }: LanesOptions): Lanes {
  const peoples = { only: () => [priorities.person] };
  const sweeps = () => (sweepsYield() ? [] : [priorities.sweep]);
  const others = { only: () => [priorities.bulk, ...sweeps()] };
  const awaited = () => [priorities.person, priorities.bulk, ...sweeps()];
  const { queue, clock, logger } = dependencies;
  const inTurn = (reconciler: Reconciler, other: () => Loop): Reconciler => ({
    async pass() {
      const worked = await reconciler.pass();
      if (worked > 0) other().wake();
      return worked;
    },
  });
  const peoplesWorker: Loop = createWorker(
    inTurn(createReconciler({ ...dependencies, ...peoples, account: urgent }), () => worker),
    { ...{ queue, clock, logger, ...peoples }, name: "people's worker" },
  );
  const worker: Loop = createWorker(
    inTurn(createReconciler({ ...dependencies, ...others }), () => peoplesWorker),
    { ...{ queue, clock, logger, ...others, awaited } },
  );
  return { peoplesWorker, worker };
}
