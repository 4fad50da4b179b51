import { inWords } from '../calendar.ts';
import type { CreativeProject, TicketStage } from '../model.ts';
import type { Deed } from './deeds.ts';

type Status = CreativeProject['status'];

const statusLabels: Readonly<Record<Status, string>> = {
  blank: '(blank)',
  no_refresh_requested: 'No Refresh Requested',
  refresh_request_submitted: 'Refresh Request Submitted',
  deliverable_submitted: 'Deliverable Submitted',
  creatives_pending_approval: 'Creatives Pending Approval',
  creatives_completed_and_approved: 'Creatives Completed and Approved',
  creatives_implemented: 'Creatives Implemented',
  unrecognised: 'an option the settings do not know',
};

const stageLabels: Readonly<Record<TicketStage, string>> = {
  new: 'New',
  in_progress: 'In Progress',
  pending_approval: 'Pending Approval',
  closed: 'a closed stage',
  other: 'another stage',
};

/** The status as people know it. */
export function statusInWords(status: Status): string {
  return statusLabels[status];
}

/** What was done, without the full stop: `a person moved the status to Deliverable Submitted`. */
export function tellDeed(deed: Deed): string {
  switch (deed.kind) {
    case 'status':
      return deed.to === 'blank'
        ? `${deed.by} blanked the status`
        : `${deed.by} moved the status to ${statusLabels[deed.to]}`;
    case 'date':
      return deed.to === null
        ? `${deed.by} took the refresh date off`
        : `${deed.by} ${deed.from === null ? 'set' : 'moved'} the refresh date to ${inWords(deed.to)}`;
    case 'task':
      return `the task "${deed.task.subject}" was created`;
    case 'ticket':
      return `ticket "${deed.subject}" was created`;
    case 'stage':
      return `${deed.by} moved ticket "${deed.subject}" to ${stageLabels[deed.to]}`;
  }
}

const hour = 3_600_000;

/** A length of time for people, rounded: `5 hours`, `3 days`. */
export function lengthInWords(milliseconds: number): string {
  const hours = Math.round(milliseconds / hour);
  const [count, unit] = hours < 48 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
