import type { DeliverableTicket } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';
import type { Claim, Mark } from '../ports/work-queue.ts';

/**
 * Which of these tickets are deliverable tickets without exactly one project. Tickets of other pipelines and
 * deleted ones are none. One that has found its project between the two readings leads to it.
 * @throws AccountError where HubSpot cannot be read
 */
export async function findUnplaced(
  pass: Pass,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, DeliverableTicket>> {
  if (claims.length === 0) return new Map();
  const tickets = await pass.account.readTickets(claims.map(({ id }) => id));
  const dueAt = pass.clock.now();
  const placed = claims.flatMap(({ id, priority }): readonly Mark[] => {
    const [projectId, ...others] = tickets.get(id)?.projectIds ?? [];
    return projectId !== undefined && others.length === 0
      ? [{ kind: 'project', id: projectId, priority, dueAt }]
      : [];
  });
  await pass.queue.mark(placed);
  return new Map([...tickets].filter(([, { projectIds }]) => projectIds.length !== 1));
}
