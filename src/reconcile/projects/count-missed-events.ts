import { handoffsOfPeoplesDoing } from '../../domain/peoples-doing.ts';
import type { Pass } from '../pass.ts';
import { priorities } from '../ports/work-queue.ts';
import type { ProjectWork } from '../work.ts';

/**
 * Counts what people had done and no event had told: a mark by an event makes a record more urgent than a sweep
 * does, so what is still as urgent as a sweep was found by one (or by the clock, which handoffs of people's doing
 * never wait for). In shadow mode nothing is written, and every sweep would find the same again.
 */
export function countMissedEvents(pass: Pass, works: readonly ProjectWork[]): void {
  if (pass.mode === 'shadow') return;
  for (const { claim, decision, ending } of works) {
    if (claim.priority !== priorities.sweep || ending !== null || decision === null) continue;
    for (const handoff of handoffsOfPeoplesDoing(decision)) pass.meter.missedEvent(handoff);
  }
}
