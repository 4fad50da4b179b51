import { readinessOfTicket } from '../../domain/standing/readiness-of-ticket.ts';
import type { ActionCall } from '../action-call.ts';
import { failed, type ActionOutcome } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';

/**
 * Whether the ad set of the ticket is complete, counted as handoff 5 counts. Writes nothing. A ticket that is in
 * no ad set is answered with `no` and the reason.
 * @throws AccountError
 */
export async function checkAdSetReadiness(
  { look, account }: Pick<ActionSurroundings, 'look' | 'account'>,
  { record: { id } }: Pick<ActionCall, 'record'>,
): Promise<ActionOutcome<'ad-set-readiness'>> {
  const ticket = (await account().readTickets([id])).get(id);
  if (!ticket) return failed('RECORD_NOT_FOUND', `There is no ticket ${id} in the deliverables pipeline.`);
  const [projectId, ...others] = ticket.projectIds;
  if (projectId === undefined) return noProject(id);
  if (others.length > 0) {
    return failed(
      'SEVERAL_PROJECTS',
      `Ticket ${id} is associated with ${others.length + 1} creative projects. Leave only the one it belongs to.`,
    );
  }
  const looked = await look(projectId);
  if (looked === null) return noProject(id);
  const { folderName, readiness, reason } = readinessOfTicket(looked.snapshot, looked.rules, looked.now, id);
  return {
    ok: true,
    outputs: {
      folder_name: folderName ?? '',
      tickets_in_set: readiness?.tickets ?? 0,
      tickets_pending_approval: readiness?.pendingApproval ?? 0,
      ad_set_complete: readiness?.isComplete === true ? 'yes' : 'no',
      explanation: reason,
    },
  };
}

function noProject(ticketId: string) {
  return failed(
    'NO_PROJECT',
    `Ticket ${ticketId} is not associated with a creative project. Associate it with the one it belongs to.`,
  );
}
