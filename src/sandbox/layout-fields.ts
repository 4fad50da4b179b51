import type { Layout } from './layout.ts';
import type { PropertyDefinition } from './model.ts';
import { checkboxes, choice, date, dateTime, number, owner, text } from './property-definitions.ts';

/** A usual name, its label and how it is defined; options as usual value and label. */
type Field =
  | {
      readonly as: 'text' | 'number' | 'date' | 'dateTime' | 'owner';
      readonly name: string;
      readonly label: string;
    }
  | {
      readonly as: 'choice' | 'checkboxes';
      readonly name: string;
      readonly label: string;
      readonly options: Readonly<Record<string, string>>;
    };

const stamp = (name: string, label: string): Field => ({ as: 'dateTime', name, label });

const projectFields: readonly Field[] = [
  { as: 'text', name: 'name', label: 'Name' },
  { as: 'owner', name: 'sas_owner_id', label: 'SAS' },
  {
    as: 'choice',
    name: 'creative_refresh_status',
    label: 'Creative Refresh Status',
    options: {
      no_refresh_requested: 'No Refresh Requested',
      refresh_request_submitted: 'Refresh Request Submitted',
      deliverable_submitted: 'Deliverable Submitted',
      creatives_pending_approval: 'Creatives Pending Approval',
      creatives_completed_and_approved: 'Creatives Completed and Approved',
      creatives_implemented: 'Creatives Implemented',
    },
  },
  { as: 'date', name: 'creative_refresh_date', label: 'Creative Refresh Date' },
  { as: 'number', name: 'creative_refresh_cadence_days', label: 'Cadence in days' },
  { as: 'text', name: 'most_recent_adlab_link', label: 'Most Recent AdLab Link' },
  {
    as: 'choice',
    name: 'package',
    label: 'Package',
    options: { basic: 'Basic', plus: 'Plus', premium: 'Premium' },
  },
  { as: 'number', name: 'creative_refresh_cycle', label: 'Cycle' },
  stamp('creative_refresh_cycle_started_at', 'Cycle started at'),
  { as: 'number', name: 'creative_refresh_sequence', label: 'Sequence' },
  stamp('creative_refresh_kickoff_sent_at', 'Kickoff sent at'),
  stamp('creative_refresh_submission_cued_at', 'Submission cued at'),
  stamp('creative_refresh_review_requested_at', 'Review requested at'),
  stamp('creative_refresh_implementation_cued_at', 'Implementation cued at'),
  { as: 'text', name: 'creative_refresh_implementation_task_id', label: 'Implementation task' },
  stamp('creative_refresh_declined_at', 'Declined at'),
  { as: 'date', name: 'creative_refresh_date_before_decline', label: 'Date before decline' },
  stamp('creative_refresh_last_implemented_at', 'Last implemented at'),
  {
    as: 'choice',
    name: 'creative_refresh_waiting_on',
    label: 'Waiting on',
    options: {
      account_manager: 'Account Manager',
      sas: 'SAS',
      creative_team: 'Creative Team',
      nobody: 'Nobody',
    },
  },
  stamp('creative_refresh_waiting_since', 'Waiting since'),
];

const partOptions = (approved: Readonly<Record<string, string>>) => ({
  not_started: 'Not Started',
  in_progress: 'In Progress',
  in_qa: 'In QA',
  revision_requested: 'Revision Requested',
  ...approved,
  not_required: 'Not Required',
});

const ticketFields: readonly Field[] = [
  { as: 'text', name: 'deliverable_folder_name', label: 'Deliverable Folder Name' },
  {
    as: 'choice',
    name: 'copy_status',
    label: 'Copy Status',
    options: partOptions({ copy_approved: 'Copy Approved' }),
  },
  {
    as: 'choice',
    name: 'graphics_status',
    label: 'Graphics Status',
    options: partOptions({ graphics_approved: 'Graphics Approved' }),
  },
  {
    as: 'checkboxes',
    name: 'revision_requested',
    label: 'Revision Requested',
    options: { copy: 'Copy', graphics: 'Graphics' },
  },
  { as: 'owner', name: 'copywriter_owner_id', label: 'Copywriter' },
  { as: 'owner', name: 'designer_owner_id', label: 'Designer' },
  { as: 'number', name: 'creative_cycle', label: 'Creative cycle' },
  stamp('creative_queued_at', 'Queued at'),
  { as: 'number', name: 'creative_ready_round', label: 'Ready round' },
  stamp('creative_review_requested_at', 'Review requested at'),
  { as: 'number', name: 'creative_revision_round', label: 'Revision round' },
];

const plain = { text, number, date, dateTime, owner };
const withOptions = { choice, checkboxes };

/** The property with the display name, which every account has. */
export function nameDefinitionOf(layout: Layout): PropertyDefinition {
  return text(layout.project.properties['name'] ?? 'name', 'Name');
}

/** The definitions this account has for the process's own fields, under its own names and option values. */
export function definitionsOf(layout: Layout, kind: 'project' | 'ticket'): PropertyDefinition[] {
  const { properties, options } = layout[kind];
  const ownerRenamed = properties['hubspot_owner_id'];
  const renamedOwner = ownerRenamed === undefined ? [] : [owner(ownerRenamed, 'Handled by')];
  const fields = kind === 'project' ? projectFields : ticketFields;
  return renamedOwner.concat(
    fields.map((field) => {
      const name = properties[field.name] ?? field.name;
      if (!('options' in field)) return plain[field.as](name, field.label);
      const listed = Object.entries(field.options).map(([usual, label]) => ({
        value: options[field.name]?.[usual] ?? usual,
        label,
      }));
      return withOptions[field.as](name, field.label, listed);
    }),
  );
}
