import { priorities } from '../../../src/reconcile/ports/work-queue.ts';
import type { Claim, Mark, WorkQueue } from '../../../src/reconcile/ports/work-queue.ts';

export const leaseMs = 30_000;

/** A mark of a project by a bulk edit, due at 1,000. */
export function mark(id: string, changes: Partial<Mark> = {}): Mark {
  return { kind: 'project', id, priority: priorities.bulk, dueAt: 1_000, ...changes };
}

export function claimAll(queue: WorkQueue, now: number): Promise<readonly Claim[]> {
  return queue.claim({ limit: 100, now, leaseMs });
}

/** The one claim there is (of this id, where one is given). */
export async function claimOne(queue: WorkQueue, now: number, id?: string): Promise<Claim> {
  const claims = (await claimAll(queue, now)).filter((claim) => id === undefined || claim.id === id);
  const [claim] = claims;
  if (!claim || claims.length !== 1) throw new Error(`One claim was expected, there are ${claims.length}.`);
  return claim;
}
