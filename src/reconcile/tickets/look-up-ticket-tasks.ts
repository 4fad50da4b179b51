import { ownerOfKey } from '../../domain/effect-keys.ts';
import { groupBy } from '../group-by.ts';
import type { Pass } from '../pass.ts';
import type { KnownTask } from '../ports/ledger.ts';
import { findByRef } from '../tasks/find-by-ref.ts';
import { knownTask, takeOver } from '../tasks/take-over.ts';

/**
 * The tasks of ours that HubSpot holds for tickets without a single project. The ledger takes them over,
 * except in shadow mode.
 * @returns the tasks by ticket id
 * @throws AccountError where HubSpot cannot be read
 */
export async function lookUpTicketTasks(
  pass: Pass,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string | null, readonly KnownTask[]>> {
  const found = findByRef(await pass.account.tasksOf({ projectIds: [], ticketIds }));
  const asked = new Set(ticketIds);
  const known = [...found.values()].flatMap((each) => {
    const owner = ownerOfKey(each.key);
    const ticketId = owner !== null && 'ticketId' in owner ? owner.ticketId : null;
    return ticketId !== null && asked.has(ticketId) ? [knownTask(each, { projectId: null, ticketId })] : [];
  });
  if (pass.mode === 'live') {
    const intents = await pass.ledger.unconfirmedOfTickets(ticketIds);
    await takeOver(pass, { intents, found, known });
  }
  return groupBy(known, ({ ticketId }) => ticketId);
}
