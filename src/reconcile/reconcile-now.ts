import type { ReconcilerDependencies } from './pass.ts';
import type { Reconciled, ReconcileNow } from './ports/looking.ts';
import { firedByOthers, seenSoFar, type Seen } from './now/fired-by-others.ts';
import { projectAfterwards } from './now/project-afterwards.ts';
import { takeProject, type Patience } from './now/take-project.ts';
import { workOneProject, type WorkedRound } from './now/work-one-project.ts';

export interface ReconcileNowDependencies extends ReconcilerDependencies, Patience {}

/** More looks than any chain of follow-ups needs; what is left then, the worker does. */
const mostRounds = 5;

/**
 * Reconciles single projects while somebody waits: marked durably, taken out of the queue ahead of everything,
 * worked by the same machinery as in any pass, and given back to the queue by the same rules: a failure is a
 * failed try like another, and in the end a dead letter.
 *
 * Safe beside the running worker and beside other servers, for the reason that makes several servers safe: a
 * project is worked only under its lease, and passes share nothing but the store (each of whose statements
 * stands alone) and the account. What another pass fires while this one has to wait for it is answered too: it
 * is read from the history, where every pass notes its handoffs before it acts.
 *
 * Not promised: anything about handoffs that were noted before this was asked for; they belong to an earlier
 * hint. A project that is marked again while it is worked on is worked on again later, by the worker.
 * @throws only where the store fails; the project is in the queue then, or comes back into it when its lease
 * runs out
 */
export function createReconcileNow(dependencies: ReconcileNowDependencies): ReconcileNow {
  return async (projectId) => {
    const seen = await seenSoFar(dependencies.history, projectId);
    const rounds: WorkedRound[] = [];
    let isOvertaken = false;
    for (let round = 1; round <= mostRounds; round += 1) {
      const taken = await takeProject(dependencies, projectId, dependencies);
      if (taken === null) return failed('Other work on the project took too long');
      const worked = await workOneProject(dependencies, taken);
      if (worked.kind !== 'worked') return worked;
      rounds.push(worked);
      isOvertaken ||= taken.hadToWait || worked.work.ending?.kind === 'abandoned';
      if (worked.work.ending !== null || (worked.work.lookAgain && round < mostRounds)) continue;
      return answer(dependencies, worked, { rounds, since: isOvertaken ? seen : null });
    }
    return failed('The project kept changing while it was worked on');
  };
}

interface Story {
  readonly rounds: readonly WorkedRound[];
  /** What others noted since then belongs to the answer; null: nobody else had the project. */
  readonly since: Seen | null;
}

async function answer(
  { history }: ReconcilerDependencies,
  last: WorkedRound,
  { rounds, since }: Story,
): Promise<Reconciled> {
  const carriedOut = rounds.filter(({ work }) => work.ending === null);
  // What this one gave up half-way, whoever took the project over has noted under the same key.
  const own = rounds.filter(({ work }) => work.ending?.kind !== 'abandoned');
  const others = since
    ? await firedByOthers(history, last.work.projectId, {
        seen: since,
        own: own.flatMap(({ decision }) => decision.fired),
      })
    : [];
  return {
    kind: 'done',
    fired: [...others, ...carriedOut.flatMap(({ decision }) => decision.fired)],
    quiet: last.decision.quiet,
    warnings: [...new Set(carriedOut.flatMap(({ decision }) => decision.warnings))],
    ...projectAfterwards(last),
    mode: last.mode,
  };
}

function failed(error: string): Reconciled {
  return { kind: 'failed', error };
}
