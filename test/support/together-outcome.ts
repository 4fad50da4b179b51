import type { RecordView } from '../../src/sandbox/person.ts';
import type { Agency } from './together.ts';

/** Everything of the process that can be seen in the account, one line for each thing; sorted where order says nothing. */
export interface Outcome {
  /** `Harbor: (blank) | 2026-06-10 | cycle 2 | nobody | kickoff`; the last part names the handoffs stamped. */
  readonly projects: readonly string[];
  /** `Static: pending_approval | copy_approved | graphics_approved | round 1 | handed over` */
  readonly tickets: readonly string[];
  /** `Amara: Share Deliverables with Client | NOT_STARTED`; `nobody` where the task is unassigned. */
  readonly tasks: readonly string[];
  /** `amara: Creative refresh coming up: Harbor` */
  readonly emails: readonly string[];
}

const stamps = {
  kickoff: 'creative_refresh_kickoff_sent_at',
  submission: 'creative_refresh_submission_cued_at',
  review: 'creative_refresh_review_requested_at',
  implementation: 'creative_refresh_implementation_cued_at',
  declined: 'creative_refresh_declined_at',
} as const;

/** What people find in the account now. */
export function outcomeOf({ account, people }: Pick<Agency, 'account' | 'people'>): Outcome {
  const names = new Map<string | undefined, string>([
    [people.accountManager, 'Amara'],
    [people.sas, 'Sasha'],
    [people.copywriter, 'Corin'],
    [people.designer, 'Dalia'],
  ]);
  const ofTask = ({ values }: RecordView) =>
    `${names.get(values['hubspot_owner_id']) ?? 'nobody'}: ${values['hs_task_subject'] ?? ''} | ${values['hs_task_status'] ?? ''}`;
  return {
    projects: account.list('project').map(describeProject).sort(),
    tickets: account.list('ticket').map(describeTicket).sort(),
    tasks: account.list('task').map(ofTask).sort(),
    emails: account.mailbox
      .map(({ to, customProperties }) => `${to.split('@')[0] ?? ''}: ${String(customProperties['subject'])}`)
      .sort(),
  };
}

/** A stamp older than its record came with a clone and counts as empty. */
function describeProject({ values, createdAt }: RecordView): string {
  const fired = Object.entries(stamps).filter(
    ([, property]) => Date.parse(values[property] ?? '') >= createdAt,
  );
  return `${values['name'] ?? values['hs_name'] ?? ''}: ${[
    values['creative_refresh_status'] ?? '(blank)',
    values['creative_refresh_date'] ?? 'no date',
    `cycle ${values['creative_refresh_cycle'] ?? '1'}`,
    values['creative_refresh_waiting_on'] ?? 'nobody yet',
    fired.map(([name]) => name).join(' ') || 'nothing fired',
  ].join(' | ')}`;
}

function describeTicket({ values }: RecordView): string {
  return `${values['subject'] ?? ''}: ${[
    values['hs_pipeline_stage'] ?? '',
    values['copy_status'] ?? '',
    values['graphics_status'] ?? '',
    `round ${values['creative_revision_round'] ?? '0'}`,
    (values['creative_review_requested_at'] ?? '') === '' ? 'not handed over' : 'handed over',
  ].join(' | ')}`;
}
