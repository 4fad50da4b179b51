import type { Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';

const handoff = '2a declined';

/**
 * A ticket that was there when the client said no, and that the creative team had not been given yet, belongs to
 * the declined cycle for good: nobody hears of it, in the next cycle neither.
 */
export function layAside(situation: Situation): Outcome {
  const { tickets, cycle } = situation;
  return {
    tickets: tickets
      .filter((ticket) => ticket.cycle === null && ticket.countsIn === cycle - 1 && ticket.countsIn > 0)
      .map((ticket) => ({
        ticketId: ticket.id,
        handoff,
        reason: `Ticket "${ticket.subject}" was submitted before the client declined, so it is laid aside with that cycle.`,
        change: { cycle: ticket.countsIn },
      })),
  };
}
