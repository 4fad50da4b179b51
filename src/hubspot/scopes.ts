import { objectTypes } from './account-map.ts';
import type { paths } from './paths.ts';

/** The kinds of records the app touches; `project` is the creative project, whatever object it is. */
type RecordName = 'project' | 'ticket' | 'task' | 'note' | 'company';

/** One call of the app: a name of `paths`, and with it the record type it is about where there is one. */
type Call = keyof typeof paths | `${keyof typeof paths} ${RecordName}`;

/** What an account must use for a scope to be needed there. */
export type ScopeCondition =
  | 'custom object'
  | 'own projects'
  | 'email by HubSpot'
  | 'provisioning a custom object'
  | 'provisioning own projects';

/** A permission of the HubSpot app. */
export interface Scope {
  readonly name: string;
  /** null: every account needs it. */
  readonly condition: ScopeCondition | null;
  /** What it is for, in words an admin understands. */
  readonly purpose: string;
  /** What HubSpot answers with it; a call named by several scopes needs all that the account has to have. */
  readonly calls: readonly Call[];
}

const readsRecords = ['batchRead', 'search', 'properties'] as const;

const readsProjects: readonly Call[] = [
  ...readsRecords.map((path): Call => `${path} project`),
  'record project',
  'associationsBatchRead project',
  'associationLabels project',
];

/** What provisioning asks for besides what the app reads every day. */
function definesProperties(record: RecordName): readonly Call[] {
  return [`properties ${record}`, `property ${record}`, `propertyGroups ${record}`];
}

/** Every scope the app asks for, none it does not use. The uploaded app and the documentation are held to this. */
export const scopes: readonly Scope[] = [
  {
    name: 'oauth',
    condition: null,
    purpose: "the account's number and time zone",
    calls: ['accountDetails'],
  },
  {
    name: 'tickets',
    condition: null,
    purpose: 'deliverable tickets: reading and moving them, their pipeline and properties, their webhooks',
    calls: [
      ...readsRecords.map((path): Call => `${path} ticket`),
      'batchUpdate ticket',
      'associationsBatchRead ticket',
      'associationLabels ticket',
      'pipelines ticket',
      ...definesProperties('ticket'),
      'pipelineStages ticket',
    ],
  },
  {
    name: 'crm.objects.contacts.read',
    condition: null,
    purpose:
      'reading tasks and notes, and the webhook of completed tasks (HubSpot has no scope for tasks alone)',
    calls: [
      'batchRead task',
      'batchRead note',
      'associationsBatchRead task',
      'associationsBatchRead note',
      'associationLabels task',
      'associationLabels note',
    ],
  },
  {
    name: 'crm.objects.contacts.write',
    condition: null,
    purpose: "creating tasks, and completing or deferring the app's own",
    calls: ['batchCreate task', 'batchUpdate task'],
  },
  {
    name: 'crm.objects.companies.read',
    condition: null,
    purpose: 'finding the company a kickoff task is associated with, and the name of the client',
    calls: ['associationsBatchRead company', 'batchRead company', 'associationLabels company'],
  },
  {
    name: 'crm.objects.owners.read',
    condition: null,
    purpose: 'the names and email addresses of account managers, SAS and the creative team',
    calls: ['owners'],
  },
  {
    name: 'automation',
    condition: null,
    purpose: 'telling a workflow that an action which took longer than a few seconds is done',
    calls: ['completeCallback'],
  },
  {
    name: 'settings.users.read',
    condition: null,
    purpose: 'knowing who is a super admin, so that only they may change the settings',
    calls: ['user'],
  },
  {
    name: 'crm.objects.custom.read',
    condition: 'custom object',
    purpose: 'reading creative projects, their properties and their webhooks',
    calls: [...readsProjects, 'objectSchemas'],
  },
  {
    name: 'crm.objects.custom.write',
    condition: 'custom object',
    purpose: 'writing the status, date and stamps of creative projects',
    calls: ['batchUpdate project'],
  },
  {
    name: 'crm.objects.projects.read',
    condition: 'own projects',
    purpose: 'reading creative projects, their properties and their webhooks',
    calls: readsProjects,
  },
  {
    name: 'crm.objects.projects.write',
    condition: 'own projects',
    purpose: 'writing the status, date and stamps of creative projects',
    calls: ['batchUpdate project'],
  },
  {
    name: 'transactional-email',
    condition: 'email by HubSpot',
    purpose: "sending the emails to colleagues by HubSpot's single send",
    calls: ['singleSend'],
  },
  {
    name: 'crm.schemas.custom.write',
    condition: 'provisioning a custom object',
    purpose: 'creating the object of creative projects and its properties, by `provision --apply` alone',
    calls: [...definesProperties('project'), 'objectSchemas', 'objectAssociations project'],
  },
  {
    name: 'crm.schemas.projects.write',
    condition: 'provisioning own projects',
    purpose: "creating properties of HubSpot's own projects, by `provision --apply` alone",
    calls: definesProperties('project'),
  },
];

/**
 * The scopes that one account has to grant. `projectTypeId` is the resolved id, `2-…` or `0-970`; `provisions`:
 * also those with which the app creates what the account lacks.
 */
export function scopesNeededBy(account: {
  readonly projectTypeId: string;
  readonly emailTransport: 'smtp' | 'hubspot';
  readonly provisions?: boolean;
}): readonly Scope[] {
  const { projectTypeId, emailTransport, provisions = false } = account;
  const isOwn = projectTypeId === objectTypes.project;
  const holds: Readonly<Record<ScopeCondition, boolean>> = {
    'custom object': !isOwn,
    'own projects': isOwn,
    'email by HubSpot': emailTransport === 'hubspot',
    'provisioning a custom object': provisions && !isOwn,
    'provisioning own projects': provisions && isOwn,
  };
  return scopes.filter(({ condition }) => condition === null || holds[condition]);
}
