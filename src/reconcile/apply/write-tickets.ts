import type { Pass } from '../pass.ts';
import { effectsOfKind, goingOn, type Work } from '../work.ts';
import { noteOutcome, writeRows } from './row-outcome.ts';

/** Writes the tickets' parts and stamps in one write, after everything that they stand for. */
export async function writeTickets(pass: Pass, works: readonly Work[]): Promise<void> {
  const writes = effectsOfKind(goingOn(works), 'write ticket');
  const outcomeOf = await writeRows(
    writes.map(({ effect }) => ({ id: effect.ticketId, change: effect.change })),
    (rows) => pass.account.updateTickets(rows),
  );
  for (const { work, effect } of writes) noteOutcome(pass, work, effect, outcomeOf(effect.ticketId));
}
