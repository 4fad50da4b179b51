import type { PropertyDefinition, PropertyOption } from './model.ts';

type Options = readonly PropertyOption[];

const define = (
  name: string,
  label: string,
  type: PropertyDefinition['type'],
  fieldType: string,
  rest: Partial<PropertyDefinition> = {},
): PropertyDefinition => ({
  name,
  label,
  type,
  fieldType,
  groupName: 'creative_refresh',
  options: [],
  holdsOwner: false,
  readOnly: false,
  hubspotDefined: false,
  ...rest,
});

export const text = (name: string, label: string) => define(name, label, 'string', 'text');
export const longText = (name: string, label: string) => define(name, label, 'string', 'html');
export const number = (name: string, label: string) => define(name, label, 'number', 'number');
export const date = (name: string, label: string) => define(name, label, 'date', 'date');
export const dateTime = (name: string, label: string) => define(name, label, 'datetime', 'date');
export const owner = (name: string, label: string) =>
  define(name, label, 'enumeration', 'select', { holdsOwner: true });
export const choice = (name: string, label: string, options: Options) =>
  define(name, label, 'enumeration', 'select', { options });
export const checkboxes = (name: string, label: string, options: Options) =>
  define(name, label, 'enumeration', 'checkbox', { options });
const yesOrNo = (name: string, label: string) => define(name, label, 'bool', 'booleancheckbox');

/** Marks a definition as HubSpot's own, in the group HubSpot puts it in. */
export const hubspotOwn = (definition: PropertyDefinition, groupName: string): PropertyDefinition => ({
  ...definition,
  groupName,
  hubspotDefined: true,
});

const calculated = (definition: PropertyDefinition, groupName: string): PropertyDefinition => ({
  ...hubspotOwn(definition, groupName),
  readOnly: true,
});

/** What every object type has. */
export const commonProperties = (groupName: string): PropertyDefinition[] => [
  calculated(number('hs_object_id', 'Record ID'), groupName),
  calculated(dateTime('hs_createdate', 'Object create date/time'), groupName),
  calculated(dateTime('hs_lastmodifieddate', 'Object last modified date/time'), groupName),
];

/** The older creation date that companies and tickets carry besides `hs_createdate`. */
export const createDate = (groupName: string) => calculated(dateTime('createdate', 'Create date'), groupName);

export const ownerProperty = (groupName: string, label: string) =>
  hubspotOwn(owner('hubspot_owner_id', label), groupName);

const optionsOf = (values: readonly string[]): Options =>
  values.map((value) => ({ value, label: value.toLowerCase().replaceAll('_', ' ') }));

export const taskProperties = (): PropertyDefinition[] => [
  ...commonProperties('task'),
  ownerProperty('task', 'Assigned to'),
  ...[
    dateTime('hs_timestamp', 'Due date'),
    text('hs_task_subject', 'Task Title'),
    longText('hs_task_body', 'Notes'),
    choice(
      'hs_task_status',
      'Task Status',
      optionsOf(['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED']),
    ),
    choice('hs_task_priority', 'Priority', optionsOf(['NONE', 'LOW', 'MEDIUM', 'HIGH'])),
    choice('hs_task_type', 'Task Type', optionsOf(['TODO', 'CALL', 'EMAIL'])),
  ].map((definition) => hubspotOwn(definition, 'task')),
  calculated(dateTime('hs_task_completion_date', 'Completed at'), 'task'),
  calculated(yesOrNo('hs_task_is_completed', 'Is completed'), 'task'),
];

export const noteProperties = (): PropertyDefinition[] => [
  ...commonProperties('note'),
  ownerProperty('note', 'Activity assigned to'),
  hubspotOwn(dateTime('hs_timestamp', 'Activity date'), 'note'),
  hubspotOwn(longText('hs_note_body', 'Note body'), 'note'),
];

export const companyProperties = (): PropertyDefinition[] => [
  ...commonProperties('companyinformation'),
  createDate('companyinformation'),
  ownerProperty('companyinformation', 'Company owner'),
  hubspotOwn(text('name', 'Company name'), 'companyinformation'),
  hubspotOwn(text('domain', 'Company Domain Name'), 'companyinformation'),
];

/** Name of the property in which HubSpot notes the latest entry into a pipeline stage. */
export const enteredStageProperty = (stageId: string) => `hs_v2_date_entered_${stageId}`;

/** HubSpot's own ticket properties, one entered-date per stage of every pipeline. */
export const ticketOwnProperties = (
  pipelines: readonly { id: string; label: string; stages: readonly { id: string; label: string }[] }[],
): PropertyDefinition[] => [
  ...commonProperties('ticketinformation'),
  createDate('ticketinformation'),
  ownerProperty('ticketinformation', 'Ticket owner'),
  hubspotOwn(text('subject', 'Ticket name'), 'ticketinformation'),
  hubspotOwn(longText('content', 'Ticket description'), 'ticketinformation'),
  hubspotOwn(
    choice(
      'hs_pipeline',
      'Pipeline',
      pipelines.map(({ id, label }) => ({ value: id, label })),
    ),
    'ticketinformation',
  ),
  hubspotOwn(
    choice(
      'hs_pipeline_stage',
      'Ticket status',
      pipelines.flatMap(({ stages }) => stages.map(({ id, label }) => ({ value: id, label }))),
    ),
    'ticketinformation',
  ),
  ...pipelines.flatMap(({ stages }) =>
    stages.map(({ id, label }) =>
      calculated(dateTime(enteredStageProperty(id), `Date entered "${label}"`), 'ticketinformation'),
    ),
  ),
];
