/**
 * What an account calls the things of the process. People of the sandbox (tests, the demo, the seed) always speak
 * with the `decisions` names below; the layout translates them into the names this account really has, so that one
 * test can run on two accounts.
 */
export interface Layout {
  readonly projectType: {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly custom: boolean;
  };
  readonly pipeline: { readonly id: string; readonly label: string };
  readonly stages: Readonly<Record<StageName, { readonly id: string; readonly label: string }>>;
  readonly project: FieldNames;
  readonly ticket: FieldNames;
}

export interface FieldNames {
  /** Name in the account by the usual name; a name that is not listed is used as it is. */
  readonly properties: Readonly<Record<string, string>>;
  /** Option value in the account by usual property name and usual option value. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * How much of the process an account has: all of it, or nothing but what HubSpot itself brings (its own Projects
 * object among it, where projects are kept there).
 */
export type SetUp = 'whole' | 'nothing';

export type StageName = 'new' | 'in_progress' | 'pending_approval' | 'delivered' | 'cancelled';
export const closedStages: readonly StageName[] = ['delivered', 'cancelled'];

const usualStages: Layout['stages'] = {
  new: { id: '1021001', label: 'New' },
  in_progress: { id: '1021002', label: 'In Progress' },
  pending_approval: { id: '1021003', label: 'Pending Approval' },
  delivered: { id: '1021004', label: 'Delivered' },
  cancelled: { id: '1021005', label: 'Cancelled' },
};

const projectsObject: Layout['projectType'] = {
  id: '0-970',
  name: 'project',
  label: 'Project',
  custom: false,
};

/** The account whose names are exactly those of the process description. */
export const usualLayout: Layout = {
  projectType: { id: '2-143967026', name: 'creative_project', label: 'Creative Project', custom: true },
  pipeline: { id: '880021', label: 'Deliverables' },
  stages: usualStages,
  project: { properties: {}, options: {} },
  ticket: { properties: {}, options: {} },
};

const otherPartOptions = {
  not_started: 'todo',
  in_progress: 'doing',
  in_qa: 'lead_check',
  revision_requested: 'rework',
  not_required: 'na',
};

/** An account that had its own names for all of it before the app came. */
export const otherLayout: Layout = {
  projectType: { id: '2-98765432', name: 'client_program', label: 'Client Program', custom: true },
  pipeline: { id: '77001', label: 'Creative Production' },
  stages: {
    new: { id: '77002', label: 'Queued' },
    in_progress: { id: '77003', label: 'Being Made' },
    pending_approval: { id: '77004', label: 'With Client' },
    delivered: { id: '77005', label: 'Live' },
    cancelled: { id: '77006', label: 'Dropped' },
  },
  project: {
    properties: {
      name: 'program_title',
      hubspot_owner_id: 'client_lead',
      sas_owner_id: 'ad_ops_owner',
      creative_refresh_status: 'program_phase',
      creative_refresh_date: 'next_swap_on',
      creative_refresh_cadence_days: 'swap_every_days',
      most_recent_adlab_link: 'proof_url',
      creative_refresh_cycle: 'swap_number',
      creative_refresh_cycle_started_at: 'swap_opened',
      creative_refresh_sequence: 'swap_counter',
      creative_refresh_kickoff_sent_at: 'swap_step_1',
      creative_refresh_submission_cued_at: 'swap_step_3',
      creative_refresh_review_requested_at: 'swap_step_5',
      creative_refresh_implementation_cued_at: 'swap_step_7',
      creative_refresh_implementation_task_id: 'swap_go_live_task',
      creative_refresh_declined_at: 'swap_skipped_at',
      creative_refresh_date_before_decline: 'swap_skipped_from',
      creative_refresh_last_implemented_at: 'swap_last_live',
      creative_refresh_waiting_on: 'ball_with',
      creative_refresh_waiting_since: 'ball_since',
      package: 'plan_tier',
    },
    options: {
      creative_refresh_status: {
        no_refresh_requested: 'skip',
        refresh_request_submitted: 'asked',
        deliverable_submitted: 'briefed',
        creatives_pending_approval: 'proofing',
        creatives_completed_and_approved: 'signed_off',
        creatives_implemented: 'live',
      },
      creative_refresh_waiting_on: {
        account_manager: 'lead',
        sas: 'ad_ops',
        creative_team: 'studio',
        nobody: 'none',
      },
    },
  },
  ticket: {
    properties: {
      hubspot_owner_id: 'handled_by',
      deliverable_folder_name: 'bundle',
      copy_status: 'words_state',
      graphics_status: 'visuals_state',
      revision_requested: 'client_wants_changed',
      copywriter_owner_id: 'words_by',
      designer_owner_id: 'visuals_by',
      creative_cycle: 'swap_of_ticket',
      creative_queued_at: 'studio_queued',
      creative_ready_round: 'round_ready',
      creative_review_requested_at: 'proof_requested',
      creative_revision_round: 'round_no',
    },
    options: {
      copy_status: { ...otherPartOptions, copy_approved: 'words_ok' },
      graphics_status: { ...otherPartOptions, graphics_approved: 'visuals_ok' },
      revision_requested: { copy: 'words', graphics: 'visuals' },
    },
  },
};

/** The layout of an account: which names, and whether its projects are a custom object or HubSpot's own. */
export function chooseLayout(names: 'decisions' | 'other', projectObject: 'custom' | 'projects'): Layout {
  const layout = names === 'decisions' ? usualLayout : otherLayout;
  if (projectObject === 'custom') return layout;
  const properties = { ...layout.project.properties, name: 'hs_name' };
  return { ...layout, projectType: projectsObject, project: { ...layout.project, properties } };
}
