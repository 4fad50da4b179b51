import { folderOf, isIn, notHandedOver } from '../ad-sets.ts';
import type { Situation } from '../situation.ts';
import type { Ticket } from '../ticket-cycle.ts';
import { isInRevision } from '../ticket-states.ts';
import { adSetReadinessOf } from './ad-set-readiness.ts';
import type { NextStep } from './standing.ts';

/** An ad set of the present cycle that is complete and not handed over is handed over at the next look. */
export function handoverStep(situation: Situation): NextStep | null {
  const ready = situation.adSets.find(
    (set) =>
      set.cycle === situation.cycle && adSetReadinessOf(set).isComplete && notHandedOver(set).length > 0,
  );
  if (!ready) return null;
  return {
    handoff: '5 review',
    by: 'app',
    on: situation.today,
    what: `Ad set "${ready.folderName}" is complete, so the account manager is asked to share it with the client.`,
  };
}

/** The status is Deliverable Submitted. */
export function stepWithTickets(situation: Situation): NextStep {
  const handover = handoverStep(situation);
  if (handover) return handover;
  const tickets = ofThisCycle(situation);
  const open = tickets.filter((ticket) => !isIn(ticket)).length;
  if (tickets.length === 0) return addTickets;
  if (open > 0) return finishTickets(open, tickets.length);
  return tickets.some((ticket) => ticket.stage !== 'closed' && folderOf(ticket) === null)
    ? nameFolder
    : moveOn;
}

/** The status is Creatives Pending Approval. */
export function stepInReview(situation: Situation): NextStep {
  const handover = handoverStep(situation);
  if (handover) return handover;
  const tickets = ofThisCycle(situation);
  const revised = tickets.filter(isInRevision).length;
  if (revised > 0) return finishRevision(revised);
  return share(tickets.filter((ticket) => !isIn(ticket)).length);
}

function ofThisCycle({ tickets, cycle }: Situation): readonly Ticket[] {
  return tickets.filter((ticket) => ticket.countsIn === cycle);
}

const addTickets: NextStep = {
  handoff: '4 tickets',
  by: 'sas',
  on: null,
  what: 'The SAS adds the deliverable tickets: this cycle has none yet, so the creative team has nothing to work on.',
};

const nameFolder: NextStep = {
  handoff: '5 review',
  by: 'sas',
  on: null,
  what: 'The SAS fills in Deliverable Folder Name on the finished tickets that lack it, so that they can be handed over.',
};

const moveOn: NextStep = {
  handoff: '7 approval',
  by: 'account_manager',
  on: null,
  what: 'The account manager moves Creative Refresh Status on: no ticket of this cycle is left to be handed over.',
};

function finishTickets(open: number, all: number): NextStep {
  return {
    handoff: '5 review',
    by: 'creative_team',
    on: null,
    what: `The creative team finishes ${open} of ${count(all)}; the account manager is told when a whole ad set is in Pending Approval.`,
  };
}

function finishRevision(revised: number): NextStep {
  return {
    handoff: '5 review',
    by: 'creative_team',
    on: null,
    what: `The creative team makes the client's changes to ${count(revised)}; the account manager is told when the whole ad set is back in Pending Approval.`,
  };
}

function share(open: number): NextStep {
  const rest = open === 0 ? '' : `; ${count(open)} ${open === 1 ? 'is' : 'are'} still with the creative team`;
  return {
    handoff: '7 approval',
    by: 'account_manager',
    on: null,
    what: `The account manager shares the deliverables with the client and, once they approve, moves Creative Refresh Status to Creatives Completed and Approved${rest}.`,
  };
}

function count(tickets: number): string {
  return tickets === 1 ? '1 ticket' : `${tickets} tickets`;
}
