import { refreshStatuses } from '../domain/model.ts';

/**
 * The custom workflow actions: what they take and what they answer with. The definitions that HubSpot is given
 * (`src/hubspot-app/app/workflow-actions`) are held to this by a test. `recordInput` is the input that names the
 * record where none is enrolled, as when HubSpot's agents call; null: only an enrolled record is worked on.
 */
export const workflowActions = {
  'evaluate-refresh': {
    works: 'project',
    readsOnly: false,
    recordInput: null,
    inputs: [],
    outputs: ['handoffs_fired', 'handoff_count', 'waiting_on', 'refresh_status', 'explanation'],
    errorCodes: ['BAD_INPUT', 'RECORD_NOT_FOUND'],
  },
  'next-refresh-date': {
    works: 'project',
    readsOnly: true,
    recordInput: 'creative_project_id',
    inputs: ['cadence_days', 'count_from', 'creative_project_id'],
    outputs: ['next_refresh_date', 'next_refresh_date_text', 'cadence_days_used', 'cadence_source'],
    errorCodes: ['BAD_INPUT', 'BAD_CADENCE', 'NO_REFRESH_DATE', 'RECORD_NOT_FOUND'],
  },
  'ad-set-readiness': {
    works: 'ticket',
    readsOnly: true,
    recordInput: 'ticket_id',
    inputs: ['ticket_id'],
    outputs: ['folder_name', 'tickets_in_set', 'tickets_pending_approval', 'ad_set_complete', 'explanation'],
    errorCodes: ['BAD_INPUT', 'RECORD_NOT_FOUND', 'NO_PROJECT', 'SEVERAL_PROJECTS'],
  },
  'complete-implementation': {
    works: 'project or task',
    readsOnly: false,
    recordInput: null,
    inputs: [],
    outputs: ['outcome', 'next_refresh_date', 'next_refresh_date_text', 'explanation'],
    errorCodes: ['BAD_INPUT', 'RECORD_NOT_FOUND', 'NOT_APPROVED', 'NOT_THE_IMPLEMENT_TASK', 'APP_IN_SHADOW'],
  },
} as const;

export type ActionName = keyof typeof workflowActions;
export type ErrorCode<Name extends ActionName = ActionName> =
  (typeof workflowActions)[Name]['errorCodes'][number];

/** Values of `count_from`. */
export const countFromOptions = ['today', 'refresh_date'] as const;
/** Values of `refresh_status`; the last: the field holds an option that the settings do not know. */
export const refreshStatusOptions = [...refreshStatuses, 'unrecognised'] as const;
/** Values of `outcome`. */
export const completionOutcomes = ['closed', 'already_closed'] as const;
