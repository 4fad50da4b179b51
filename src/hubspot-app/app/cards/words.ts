import type { BallHolder, Handoff, PartStatus, Status, Ticket, TicketStage } from './answer.ts';

/** The labels of Creative Refresh Status, as on the record. */
export const statusLabels: Readonly<Record<Status, string>> = {
  blank: '(blank)',
  no_refresh_requested: 'No Refresh Requested',
  refresh_request_submitted: 'Refresh Request Submitted',
  deliverable_submitted: 'Deliverable Submitted',
  creatives_pending_approval: 'Creatives Pending Approval',
  creatives_completed_and_approved: 'Creatives Completed and Approved',
  creatives_implemented: 'Creatives Implemented',
  unrecognised: 'Unknown status',
};

/** What each status says about the cycle. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  blank: 'No status yet: the client has not answered in this cycle.',
  no_refresh_requested: 'The client declined the refresh. The steps begin again with the next kickoff.',
  refresh_request_submitted: 'The client wants a refresh. The Account Manager has logged what the SAS needs.',
  deliverable_submitted: 'The deliverable tickets are with the creative team.',
  creatives_pending_approval: 'The creatives are ready for the client’s approval.',
  creatives_completed_and_approved: 'The client has approved. The SAS implements the creatives in Meta.',
  creatives_implemented: 'The creatives are live. The cycle is about to be rescheduled.',
  unrecognised: 'Creative Refresh Status holds an option the app does not know, so nothing moves.',
};

export const partyNames: Readonly<Record<BallHolder, string>> = {
  account_manager: 'Account Manager',
  sas: 'SAS',
  creative_team: 'Creative Team',
  nobody: 'Nobody',
};

export const handoffNames: Readonly<Record<Handoff, string>> = {
  '1 kickoff': '1: Kickoff',
  '2a declined': '2a: Refresh declined',
  '2b requested': '2b: Refresh requested',
  '3 submission cue': '3: SAS cued to submit tickets',
  '4 tickets': '4: Tickets to the creative team',
  '5 review': '5: Ad set ready for review',
  '6 revisions': '6: Revisions',
  '7 approval': '7: SAS cued to implement',
  '8 close': '8: Cycle closed',
  '9 confirmation': '9: Account Manager to confirm with the client',
  upkeep: 'Upkeep',
};

export const stageLabels: Readonly<Record<TicketStage, string>> = {
  new: 'New',
  in_progress: 'In Progress',
  pending_approval: 'Pending Approval',
  closed: 'Closed',
  other: 'Another stage',
};

type Colour = 'danger' | 'warning' | 'info' | 'success' | 'default';

/** How a part of a ticket is shown. */
export const partTags: Readonly<Record<PartStatus, { readonly label: string; readonly variant: Colour }>> = {
  not_started: { label: 'Not started', variant: 'default' },
  in_progress: { label: 'In progress', variant: 'info' },
  in_qa: { label: 'In QA', variant: 'info' },
  revision_requested: { label: 'Revision requested', variant: 'danger' },
  approved: { label: 'Approved', variant: 'success' },
  not_required: { label: 'Not required', variant: 'default' },
};

/** What the client wants changed, and how often they wanted something changed before; `–` where nothing. */
export function revisionsInWords({ revisionRound, revisionRequested }: Ticket): string {
  const asked = revisionRequested.length > 0 ? `${revisionRequested.join(' and ')} asked for` : null;
  const rounds = revisionRound > 0 ? `round ${revisionRound}` : null;
  const words = [rounds, asked].filter((each) => each !== null).join(', ');
  return words === '' ? '–' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cem`. */
export function namesInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
