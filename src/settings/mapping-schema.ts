import { z } from 'zod';

const name = z.string().trim().min(1, 'must not be empty').max(255);

/** Names every key of `defaults`; a key left out keeps its default, an unknown one is an error. */
function names<Keys extends string>(defaults: Readonly<Record<Keys, string>>) {
  const shape = Object.fromEntries(
    Object.entries<string>(defaults).map(([key, value]) => [key, name.default(value)]),
  );
  const schema: z.ZodType<Readonly<Record<Keys, string>>> = z.strictObject(shape) as never;
  return schema.prefault({});
}

/** Internal names of the creative project's properties in the account. */
const projectProperties = names({
  status: 'creative_refresh_status',
  refreshDate: 'creative_refresh_date',
  cadenceDays: 'creative_refresh_cadence_days',
  adLabLink: 'most_recent_adlab_link',
  accountManager: 'hubspot_owner_id',
  sas: 'sas_owner_id',
  cycle: 'creative_refresh_cycle',
  cycleStartedAt: 'creative_refresh_cycle_started_at',
  sequence: 'creative_refresh_sequence',
  kickoffSentAt: 'creative_refresh_kickoff_sent_at',
  submissionCuedAt: 'creative_refresh_submission_cued_at',
  reviewRequestedAt: 'creative_refresh_review_requested_at',
  implementationCuedAt: 'creative_refresh_implementation_cued_at',
  implementationTaskId: 'creative_refresh_implementation_task_id',
  declinedAt: 'creative_refresh_declined_at',
  dateBeforeDecline: 'creative_refresh_date_before_decline',
  lastImplementedAt: 'creative_refresh_last_implemented_at',
  waitingOn: 'creative_refresh_waiting_on',
  waitingSince: 'creative_refresh_waiting_since',
});

/** Option values of Creative Refresh Status; blank is the empty field and has none. */
const statusOptions = names({
  no_refresh_requested: 'no_refresh_requested',
  refresh_request_submitted: 'refresh_request_submitted',
  deliverable_submitted: 'deliverable_submitted',
  creatives_pending_approval: 'creatives_pending_approval',
  creatives_completed_and_approved: 'creatives_completed_and_approved',
  creatives_implemented: 'creatives_implemented',
});

const waitingOnOptions = names({
  account_manager: 'account_manager',
  sas: 'sas',
  creative_team: 'creative_team',
  nobody: 'nobody',
});

const ticketProperties = names({
  folderName: 'deliverable_folder_name',
  copyStatus: 'copy_status',
  graphicsStatus: 'graphics_status',
  revisionRequested: 'revision_requested',
  copywriter: 'copywriter_owner_id',
  designer: 'designer_owner_id',
  owner: 'hubspot_owner_id',
  cycle: 'creative_cycle',
  queuedAt: 'creative_queued_at',
  readyRound: 'creative_ready_round',
  reviewRequestedAt: 'creative_review_requested_at',
  revisionRound: 'creative_revision_round',
});

const partOptions = (approved: string) =>
  names({
    not_started: 'not_started',
    in_progress: 'in_progress',
    in_qa: 'in_qa',
    revision_requested: 'revision_requested',
    approved,
    not_required: 'not_required',
  });

/** A stage is found by its id where one is given, else by its label (ignoring case). */
const stage = (label: string) =>
  z.strictObject({ id: name.nullable().default(null), label: name.default(label) }).prefault({});

/** Which names, options, pipeline and stages of the account mean what in the process. */
export const mappingSchema = z.strictObject({
  project: z
    .strictObject({
      /** null: the environment's CREATIVE_PROJECT_OBJECT_TYPE. */
      objectType: name.nullable().default(null),
      /** Property with the display name; null: `name`, or `hs_name` on HubSpot's own Projects object. */
      nameProperty: name.nullable().default(null),
      /** Property that holds the client's package; null: cadence by package is not used. */
      packageProperty: name.nullable().default(null),
      properties: projectProperties,
      statusOptions,
      waitingOnOptions,
    })
    .prefault({}),
  ticket: z
    .strictObject({
      pipeline: stage('Deliverables'),
      stages: z
        .strictObject({
          new: stage('New'),
          inProgress: stage('In Progress'),
          pendingApproval: stage('Pending Approval'),
          /** Ids of the stages that count as closed; empty: those whose ticket state is CLOSED. */
          closedIds: z.array(name).default([]),
          /** Stage tickets are moved to when their cycle closes; null: the first closed one. */
          closeIntoId: name.nullable().default(null),
        })
        .prefault({}),
      properties: ticketProperties,
      copyOptions: partOptions('copy_approved'),
      graphicsOptions: partOptions('graphics_approved'),
      revisionOptions: names({ copy: 'copy', graphics: 'graphics' }),
    })
    .prefault({}),
});

export type Mapping = z.output<typeof mappingSchema>;
export type ProjectPropertyKey = keyof Mapping['project']['properties'];
export type TicketPropertyKey = keyof Mapping['ticket']['properties'];
