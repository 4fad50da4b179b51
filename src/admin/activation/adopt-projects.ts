import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../domain/model.ts';
import { chunksOf } from '../../hubspot/chunks.ts';
import { guarded } from '../../reconcile/guarded.ts';
import { headStartMs } from '../../reconcile/now/take-project.ts';
import { openPass, usualLeaseMs } from '../../reconcile/open-pass.ts';
import type { ReconcilerDependencies } from '../../reconcile/pass.ts';
import { priorities, type Claim } from '../../reconcile/ports/work-queue.ts';
import { workProjects, type ProjectOutcome } from '../../reconcile/projects/work-projects.ts';
import type { AdminSurroundings, Progress } from '../operation.ts';
import { adoptionDependencies } from './adoption-pass.ts';
import type { ChosenByName } from './handoff-names.ts';

/** Worked as one batch. */
const batchSize = 100;
/** More looks than any project needs until nothing is left to adopt. */
const mostRounds = 12;
/** Real milliseconds until a record that other work holds is asked for again. */
const pauseMs = 100;
/** How often a batch is asked for whose records other work holds: for longer than a lease lasts that a crash left behind. */
const mostPauses = 400;

/** A project that could not be adopted, and why. */
export interface LeftOver {
  readonly projectId: string;
  readonly error: string;
}

interface Wanted {
  readonly chosen: ChosenByName;
  readonly before: Instant;
}

/**
 * Carries out the adoption of these projects, as often as it takes until nothing of them is left to adopt. May be
 * repeated after it was cut short: what is done is not done again.
 * @returns those that could not be adopted
 * @throws only where the store fails
 */
export async function adoptProjects(
  surroundings: AdminSurroundings,
  projectIds: readonly string[],
  wanted: Wanted,
  progress: Progress,
): Promise<readonly LeftOver[]> {
  const record = { done: new Set<string>() };
  const dependencies = adoptionDependencies(surroundings, wanted, record);
  const left: LeftOver[] = [];
  let asked = 0;
  for (const ids of chunksOf(projectIds, batchSize)) {
    progress(asked, projectIds.length);
    left.push(...(await adoptBatch(dependencies, ids, record.done)));
    asked += ids.length;
  }
  progress(asked, projectIds.length);
  return left;
}

async function adoptBatch(
  dependencies: ReconcilerDependencies,
  ids: readonly string[],
  done: ReadonlySet<string>,
): Promise<readonly LeftOver[]> {
  const left = new Map<string, string>();
  const failedOnce = new Set<string>();
  let open = ids;
  let pauses = 0;
  for (let round = 0; round < mostRounds && open.length > 0;) {
    const claims = await take(dependencies, open);
    if (claims.length === 0 && pauses < mostPauses) {
      pauses += 1;
      await pause(pauseMs);
      continue;
    }
    round += 1;
    for (const [projectId, error] of await work(dependencies, claims)) {
      if (error === '' || failedOnce.has(projectId)) left.set(projectId, error);
      failedOnce.add(projectId);
    }
    open = open.filter((id) => !done.has(id) && !left.has(id));
  }
  for (const id of open) left.set(id, 'Other work on the project took too long, or it kept changing');
  return [...left].filter(([, error]) => error !== '').map(([projectId, error]) => ({ projectId, error }));
}

/** Those of the projects that nobody else holds; a worker that is quicker to ask leaves them alone meanwhile. */
async function take(
  { queue, clock, leaseMs = usualLeaseMs }: ReconcilerDependencies,
  ids: readonly string[],
): Promise<readonly Claim[]> {
  const now = clock.now();
  const dueAt = now + headStartMs;
  await queue.mark(ids.map((id) => ({ kind: 'project', id, priority: priorities.sweep, dueAt })));
  const claims: Claim[] = [];
  for (const id of ids) {
    const claim = await queue.claimRecord({ kind: 'project', id, now, leaseMs });
    if (claim) claims.push(claim);
  }
  return claims;
}

/** What went wrong by project id; an empty text where the project does not exist any more. */
async function work(
  dependencies: ReconcilerDependencies,
  claims: readonly Claim[],
): Promise<readonly (readonly [string, string])[]> {
  const claimedAt = dependencies.clock.now();
  const pass = openPass(dependencies, { claims, claimedAt, secondLookAfterMs: headStartMs });
  try {
    const worked = await guarded(pass, claims, workProjects);
    if (!worked.ok) return claims.map(({ id }) => [id, worked.error] as const);
    return worked.result.flatMap(failureOf);
  } finally {
    pass.leases.stop();
  }
}

function failureOf(outcome: ProjectOutcome): readonly (readonly [string, string])[] {
  if (outcome.kind === 'missing') return [[outcome.projectId, '']];
  if (outcome.kind === 'unread') return [[outcome.projectId, outcome.error]];
  const { ending, projectId } = outcome.work;
  return ending?.kind === 'failed' ? [[projectId, ending.error]] : [];
}
