import { isInHand } from '../in-hand.ts';
import type { Pass } from '../pass.ts';
import type { Claim, Mark } from '../ports/work-queue.ts';
import { findUnplaced } from './find-unplaced.ts';
import { workUnplacedTickets } from './work-unplaced-tickets.ts';

/**
 * Leads changed tickets to their projects: those HubSpot names and those it was last seen with, because a
 * deleted or moved ticket can complete the ad set it has left, and HubSpot has forgotten whose it was. Tickets
 * that lead to no single project are decided on their own.
 * @throws AccountError where HubSpot cannot be read
 */
export async function workTickets(pass: Pass, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const ticketIds = claims.map(({ id }) => id);
  const linked = await pass.account.projectsOfTickets(ticketIds);
  const remembered = await pass.memory.projectsOfTickets(ticketIds);
  const now = pass.clock.now();
  await pass.queue.mark(
    claims.flatMap(({ id, priority }) => {
      const projectIds = new Set([...(linked.get(id) ?? []), ...(remembered.get(id) ?? [])]);
      return [...projectIds]
        .map((projectId): Mark => ({ kind: 'project', id: projectId, priority, dueAt: now }))
        .filter((mark) => !isInHand(pass, mark));
    }),
  );
  // Only after the projects are marked: a crash in between must not forget whom to tell.
  await pass.memory.rememberTickets(
    ticketIds
      .map((ticketId) => ({ ticketId, projectIds: linked.get(ticketId) ?? [] }))
      .filter(({ ticketId, projectIds }) => projectIds.length > 0 || remembered.has(ticketId)),
    now,
  );
  const unplaced = await findUnplaced(
    pass,
    claims.filter(({ id }) => linked.get(id)?.length !== 1),
  );
  const placed = claims.filter(({ id }) => !unplaced.has(id));
  await pass.queue.finish(placed.map((claim) => ({ claim, lookAgainAt: null })));
  pass.leases.letGo(placed);
  await workUnplacedTickets(
    pass,
    claims.filter(({ id }) => unplaced.has(id)),
    unplaced,
  );
}
