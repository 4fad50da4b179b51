import { ownerOfKey } from '../../domain/effect-keys.ts';
import { isInHand } from '../in-hand.ts';
import type { Pass } from '../pass.ts';
import type { Claim, Mark } from '../ports/work-queue.ts';

/**
 * Leads completed tasks to their projects (or tickets). The ledger knows its own without a call; the others are
 * read together, and those without a reference of ours are dropped: every task in the account ends up here.
 * @throws AccountError where HubSpot cannot be read
 */
export async function workTasks(pass: Pass, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const dueAt = pass.clock.now();
  const owners = await pass.ledger.ownersOfTasks(claims.map(({ id }) => id));
  // Only completions are queued for tasks, so the hint is taken at its word here: at worst a task that somebody
  // has reopened since is not touched by the app any more.
  if (pass.mode === 'live') await pass.ledger.settle([...owners.keys()], dueAt);
  const unknown = claims.filter(({ id }) => !owners.has(id));
  const readings = unknown.length === 0 ? null : await pass.account.readTasks(unknown.map(({ id }) => id));
  const marks = claims.flatMap(({ id, priority }): readonly Mark[] => {
    const ref = readings?.get(id)?.ref ?? null;
    const owner = owners.get(id) ?? (ref === null ? null : ownerOfKey(ref));
    if (owner === null) return [];
    const { projectId, ticketId } = { projectId: null, ticketId: null, ...owner };
    if (projectId !== null) return [{ kind: 'project', id: projectId, priority, dueAt }];
    return ticketId === null ? [] : [{ kind: 'ticket', id: ticketId, priority, dueAt }];
  });
  await pass.queue.mark(marks.filter((mark) => !isInHand(pass, mark)));
  await pass.queue.finish(claims.map((claim) => ({ claim, lookAgainAt: null })));
  pass.leases.letGo(claims);
}
