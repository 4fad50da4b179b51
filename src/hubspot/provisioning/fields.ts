import type { ProjectPropertyKey, TicketPropertyKey } from '../../settings/mapping-schema.ts';

/** What a property is when it is created: HubSpot's `type` and `fieldType` in one word. */
export type FieldKind = 'text' | 'number' | 'date' | 'dateTime' | 'owner' | 'choice' | 'checkboxes';

/** How people see a property of the process. */
export interface Field {
  readonly kind: FieldKind;
  readonly label: string;
  /** Shown in HubSpot beside the field. */
  readonly help: string;
  /** Labels of the options by what they mean in the process. */
  readonly options?: Readonly<Record<string, string>>;
}

const byApp = 'Kept by Creative Refresh; please leave it as it is.';
const stamp = (label: string): Field => ({ kind: 'dateTime', label, help: byApp });
const count = (label: string): Field => ({ kind: 'number', label, help: byApp });

/** The creative project's fields under the names the agency's people use. */
export const projectFields: Readonly<Record<ProjectPropertyKey | 'nameProperty', Field>> = {
  nameProperty: { kind: 'text', label: 'Name', help: 'The client programme this is about.' },
  status: {
    kind: 'choice',
    label: 'Creative Refresh Status',
    help: 'Moving it forward hands the refresh over to the next party. Blank: not kicked off yet, or reset.',
    options: {
      no_refresh_requested: 'No Refresh Requested',
      refresh_request_submitted: 'Refresh Request Submitted',
      deliverable_submitted: 'Deliverable Submitted',
      creatives_pending_approval: 'Creatives Pending Approval',
      creatives_completed_and_approved: 'Creatives Completed and Approved',
      creatives_implemented: 'Creatives Implemented',
    },
  },
  refreshDate: {
    kind: 'date',
    label: 'Creative Refresh Date',
    help: 'When the next refresh is due. Empty: not on the programme.',
  },
  cadenceDays: {
    kind: 'number',
    label: 'Creative Refresh Cadence Days',
    help: "Days from one refresh to the next, where this project's differ from its package's.",
  },
  adLabLink: {
    kind: 'text',
    label: 'Most Recent AdLab Link',
    help: 'Where the finished creatives are; pasted by the creative team for the client review.',
  },
  accountManager: { kind: 'owner', label: 'Account Manager', help: 'Who talks to the client.' },
  sas: { kind: 'owner', label: 'SAS', help: 'Who submits the deliverables and implements the creatives.' },
  cycle: count('Creative Refresh Cycle'),
  cycleStartedAt: stamp('Creative Refresh Cycle Started At'),
  sequence: count('Creative Refresh Sequence'),
  kickoffSentAt: stamp('Creative Refresh Kickoff Sent At'),
  submissionCuedAt: stamp('Creative Refresh Submission Cued At'),
  reviewRequestedAt: stamp('Creative Refresh Review Requested At'),
  implementationCuedAt: stamp('Creative Refresh Implementation Cued At'),
  implementationTaskId: { kind: 'text', label: 'Creative Refresh Implementation Task ID', help: byApp },
  declinedAt: stamp('Creative Refresh Declined At'),
  dateBeforeDecline: { kind: 'date', label: 'Creative Refresh Date Before Decline', help: byApp },
  lastImplementedAt: stamp('Creative Refresh Last Implemented At'),
  waitingOn: {
    kind: 'choice',
    label: 'Creative Refresh Waiting On',
    help: 'Who holds the ball; kept by Creative Refresh.',
    options: {
      account_manager: 'Account Manager',
      sas: 'SAS',
      creative_team: 'Creative Team',
      nobody: 'Nobody',
    },
  },
  waitingSince: stamp('Creative Refresh Waiting Since'),
};

const part = (approved: Readonly<Record<'approved', string>>) => ({
  not_started: 'Not Started',
  in_progress: 'In Progress',
  in_qa: 'In QA',
  revision_requested: 'Revision Requested',
  ...approved,
  not_required: 'Not Required',
});

/** The deliverable ticket's fields. */
export const ticketFields: Readonly<Record<TicketPropertyKey, Field>> = {
  folderName: {
    kind: 'text',
    label: 'Deliverable Folder Name',
    help: 'Tickets of one project with the same folder name are one ad set and are reviewed together.',
  },
  copyStatus: {
    kind: 'choice',
    label: 'Copy Status',
    help: 'Where the copywriter is with this deliverable.',
    options: part({ approved: 'Copy Approved' }),
  },
  graphicsStatus: {
    kind: 'choice',
    label: 'Graphics Status',
    help: 'Where the designer is with this deliverable.',
    options: part({ approved: 'Graphics Approved' }),
  },
  revisionRequested: {
    kind: 'checkboxes',
    label: 'Revision Requested',
    help: 'What the client wants changed; Creative Refresh unticks it when it has told the creative team.',
    options: { copy: 'Copy', graphics: 'Graphics' },
  },
  copywriter: { kind: 'owner', label: 'Copywriter', help: 'Who writes the copy.' },
  designer: { kind: 'owner', label: 'Designer', help: 'Who makes the graphics.' },
  owner: { kind: 'owner', label: 'Ticket Owner', help: 'Who looks after the deliverable.' },
  cycle: count('Creative Cycle'),
  queuedAt: stamp('Creative Queued At'),
  readyRound: count('Creative Ready Round'),
  reviewRequestedAt: stamp('Creative Review Requested At'),
  revisionRound: count('Creative Revision Round'),
};
