import type { Mapping } from '../../settings/mapping-schema.ts';
import { namedProjectType, type ProjectTypeEnvironment } from '../start-up/resolve-project-type.ts';
import { objectTypes } from '../account-map.ts';
import type { ExistingAccount } from './existing-account.ts';
import type { AssociatedKind, PlannedLine, PlanPart, ProvisioningPlan } from './plan.ts';
import { planPipeline } from './plan-pipeline.ts';
import { planProperties } from './plan-properties.ts';
import { groupLabel, groupName, propertyRequest } from './requests.ts';
import { wantedOnProjects, wantedOnTickets } from './wanted-properties.ts';

interface PlanOptions {
  readonly mapping: Mapping;
  readonly environment: ProjectTypeEnvironment;
  readonly existing: ExistingAccount;
}

/** What has to be created, added or cleared out of the way before the process can run in an account. */
export function makePlan({ mapping, environment, existing }: PlanOptions): ProvisioningPlan {
  const where = { on: 'ticket', part: 'Tickets' } as const;
  const tickets = planProperties(wantedOnTickets(mapping.ticket), existing.tickets.properties, where);
  return {
    projectTypeId: existing.projects?.id ?? null,
    lines: [
      ...planProjects(mapping.project, environment, existing),
      ...withGroup(tickets, existing.tickets.groups, where),
      ...planPipeline(mapping.ticket, existing.pipelines),
    ],
  };
}

const onProjects = { on: 'project', part: 'Creative projects' } as const;

function planProjects(
  mapping: Mapping['project'],
  environment: ProjectTypeEnvironment,
  { projects }: ExistingAccount,
): readonly PlannedLine[] {
  const named = namedProjectType(mapping.objectType, environment);
  if (projects !== null) {
    const nameProperty = mapping.nameProperty ?? (projects.id === objectTypes.project ? 'hs_name' : 'name');
    const properties = planProperties(
      wantedOnProjects(mapping, nameProperty),
      projects.properties,
      onProjects,
    );
    const what = projects.isCustom ? `custom object ${projects.name}` : "HubSpot's own projects object";
    return [
      { part: onProjects.part, action: 'in place', what, detail: null, step: null },
      ...associated.map((kind) => planAssociation(kind, projects)),
      ...withGroup(properties, projects.groups, onProjects),
    ];
  }
  if ('id' in named)
    return [
      {
        part: onProjects.part,
        action: 'in the way',
        what: `custom object with the id ${named.id}`,
        detail:
          'it is not there: correct CREATIVE_PROJECT_OBJECT_TYPE_ID or mapping.project.objectType, or name the object instead',
        step: null,
      },
    ];
  // HubSpot itself puts the account's number in front.
  return planNewObject(named.customObject.replace(/^p\d+_/, ''), mapping);
}

/** The name goes with the object; HubSpot gives it an owner and its activities by itself. */
function planNewObject(name: string, mapping: Mapping['project']): readonly PlannedLine[] {
  const [title, ...rest] = wantedOnProjects(mapping, mapping.nameProperty ?? 'name');
  const nameProperty = title && propertyRequest(title);
  if (!nameProperty) throw new RangeError('Creative projects have a name');
  const properties = planProperties(
    rest.filter((property) => property.name !== 'hubspot_owner_id'),
    [],
    onProjects,
  );
  return [
    {
      part: onProjects.part,
      action: 'create',
      what: `custom object ${name}`,
      detail: `with its name in ${nameProperty.name}`,
      step: { kind: 'custom object', name, nameProperty },
    },
    ...associated.map((kind) => planAssociation(kind, { isCustom: true, associatedWith: [] })),
    ...withGroup(properties, [], onProjects),
  ];
}

const associated: readonly AssociatedKind[] = ['ticket', 'company', 'task', 'note'];
const plural = { ticket: 'tickets', company: 'companies', task: 'tasks', note: 'notes' } as const;

function planAssociation(
  kind: AssociatedKind,
  projects: { readonly isCustom: boolean; readonly associatedWith: readonly AssociatedKind[] },
): PlannedLine {
  const line = { part: onProjects.part, what: `association with ${plural[kind]}` };
  if (projects.associatedWith.includes(kind))
    return { ...line, action: 'in place', detail: null, step: null };
  if (projects.isCustom)
    return { ...line, action: 'create', detail: null, step: { kind: 'association', to: kind } };
  const detail = `HubSpot has none: allow it in HubSpot's settings of the object`;
  return { ...line, action: 'in the way', detail, step: null };
}

/** The group goes before the first property that is created in it, and is not wanted for its own sake. */
function withGroup(
  properties: readonly PlannedLine[],
  groups: readonly string[],
  { on, part }: { readonly on: 'project' | 'ticket'; readonly part: PlanPart },
): readonly PlannedLine[] {
  const what = `property group ${groupName} "${groupLabel}"`;
  if (groups.includes(groupName))
    return [{ part, action: 'in place', what, detail: null, step: null }, ...properties];
  if (!properties.some(({ action }) => action === 'create')) return properties;
  return [
    { part, action: 'create', what, detail: null, step: { kind: 'property group', on } },
    ...properties,
  ];
}
