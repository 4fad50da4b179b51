import { isDeepStrictEqual } from 'node:util';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import { effectsOfKind, fail, goingOn, type ProjectWork } from '../work.ts';
import { decideAfresh, lateOnes } from './late-works.ts';
import { mayStart } from './may-start.ts';
import { noteOutcome, writeRows } from './row-outcome.ts';

/**
 * Writes the tickets' parts and stamps in one write, after everything that they stand for. Tickets that somebody
 * moved or flagged since they were read, where that is long enough ago to matter, are not written.
 */
export async function writeTickets(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  await lookAtLateOnesAgain(pass, works);
  const writes = effectsOfKind(goingOn(works), 'write ticket');
  const outcomeOf = await writeRows(
    writes.map(({ effect }) => ({ id: effect.ticketId, change: effect.change })),
    (rows) => pass.account.updateTickets(rows, mayStart(pass, writes)),
  );
  for (const { work, effect } of writes) noteOutcome(pass, work, effect, outcomeOf(effect.ticketId));
}

async function lookAtLateOnesAgain(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const late = effectsOfKind(lateOnes(pass, goingOn(works)), 'write ticket');
  if (late.length === 0) return;
  try {
    const tickets = await pass.account.readTickets(late.map(({ effect }) => effect.ticketId));
    for (const { work, effect } of late) {
      const before = work.snapshot.tickets.find(({ id }) => id === effect.ticketId);
      if (!isDeepStrictEqual(before, tickets.get(effect.ticketId))) decideAfresh(work, 'ticket');
    }
  } catch (error) {
    for (const { work } of late) fail(work, errorMessage(error));
  }
}
