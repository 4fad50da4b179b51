import type { BallHolder, PartStatus, TicketStage } from '../model.ts';
import type { Standing } from '../standing/standing.ts';

/** The labels of Creative Refresh Status, as on the record. */
export const statusLabels: Readonly<Record<Standing['status'], string>> = {
  blank: '(blank)',
  no_refresh_requested: 'No Refresh Requested',
  refresh_request_submitted: 'Refresh Request Submitted',
  deliverable_submitted: 'Deliverable Submitted',
  creatives_pending_approval: 'Creatives Pending Approval',
  creatives_completed_and_approved: 'Creatives Completed and Approved',
  creatives_implemented: 'Creatives Implemented',
  unrecognised: 'an option that no setting knows',
};

export const holderNames: Readonly<Record<BallHolder, string>> = {
  account_manager: 'the account manager',
  sas: 'the SAS',
  creative_team: 'the creative team',
  nobody: 'nobody',
};

export const stageLabels: Readonly<Record<TicketStage, string>> = {
  new: 'New',
  in_progress: 'In Progress',
  pending_approval: 'Pending Approval',
  closed: 'Closed',
  other: 'another stage',
};

export const partLabels: Readonly<Record<PartStatus, string>> = {
  not_started: 'not started',
  in_progress: 'in progress',
  in_qa: 'in QA',
  revision_requested: 'revision requested',
  approved: 'approved',
  not_required: 'not required',
};
