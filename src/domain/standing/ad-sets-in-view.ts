import { isPendingApproval, notHandedOver, type AdSet } from '../ad-sets.ts';
import { wasDeclined, type Situation } from '../situation.ts';
import { adSetReadinessOf } from './ad-set-readiness.ts';
import type { AdSetStanding } from './standing.ts';
import { ticketStanding } from './ticket-standing.ts';

/**
 * The ad sets of the present cycle, then those of earlier cycles that something is still to come of: not the
 * ones the client declined, nor those the account manager has whole.
 */
export function adSetsInView(situation: Situation): readonly AdSetStanding[] {
  const { cycle, adSets } = situation;
  const present = adSets.filter((set) => set.cycle === cycle);
  const earlier = adSets.filter((set) => set.cycle < cycle && isUnfinished(situation, set));
  return [...present, ...earlier].map((set) => ({
    folderName: set.folderName,
    cycle: set.cycle,
    isOfEarlierCycle: set.cycle < cycle,
    readiness: adSetReadinessOf(set),
    isHandedOver: set.tickets.some(isPendingApproval) && notHandedOver(set).length === 0,
    tickets: set.tickets.map(ticketStanding),
  }));
}

function isUnfinished(situation: Situation, set: AdSet): boolean {
  if (wasDeclined(situation, set.cycle)) return false;
  const fresh = notHandedOver(set);
  const isWithAccountManager = (ticket: AdSet['tickets'][number]) =>
    isPendingApproval(ticket) && !fresh.includes(ticket);
  return !set.tickets.every((ticket) => ticket.stage === 'closed' || isWithAccountManager(ticket));
}
