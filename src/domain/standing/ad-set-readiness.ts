import { isPendingApproval, stillOut, type AdSet } from '../ad-sets.ts';
import { whyIncomplete } from '../texts/review.ts';
import type { AdSetReadiness } from './standing.ts';

/** Whether every ticket of the ad set is where handoff 5 wants it, counted as handoff 5 counts. */
export function adSetReadinessOf(set: AdSet): AdSetReadiness {
  const tickets = set.tickets.length;
  const pendingApproval = set.tickets.filter(isPendingApproval).length;
  const closed = set.tickets.filter(({ stage }) => stage === 'closed').length;
  return {
    tickets,
    pendingApproval,
    closed,
    isComplete: pendingApproval > 0 && stillOut(set).length === 0,
    reason: reasonOf(set, pendingApproval, closed),
  };
}

function reasonOf(set: AdSet, pendingApproval: number, closed: number): string {
  if (stillOut(set).length > 0) return whyIncomplete(set);
  if (pendingApproval === 0) {
    return `Every ticket of ad set "${set.folderName}" is closed, so there is nothing to approve.`;
  }
  if (closed > 0) {
    return `Ad set "${set.folderName}" is complete: of its ${set.tickets.length} tickets ${pendingApproval} ${pendingApproval === 1 ? 'is' : 'are'} in Pending Approval and ${closed} ${closed === 1 ? 'is' : 'are'} closed already.`;
  }
  return set.tickets.length === 1
    ? `Ad set "${set.folderName}" is complete: its only ticket is in Pending Approval.`
    : `Ad set "${set.folderName}" is complete: all ${set.tickets.length} tickets are in Pending Approval.`;
}
