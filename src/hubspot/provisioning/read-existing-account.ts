import type { z } from 'zod';
import { objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { readTicketPipelines } from '../reading/read-pipelines.ts';
import { associationLabelsSchema } from '../schemas/associations.ts';
import {
  customObjectsSchema,
  propertyGroupsSchema,
  propertyListSchema,
  type PropertyDetails,
} from '../schemas/set-up.ts';
import type { NamedProjectType } from '../start-up/resolve-project-type.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import type { CustomObject, ExistingAccount, ExistingProjects } from './existing-account.ts';
import type { AssociatedKind } from './plan.ts';

interface Asked {
  readonly named: NamedProjectType;
  /** Stands in for a name that is not found; null: nothing does. */
  readonly fallbackId: string | null;
}

const kinds: readonly AssociatedKind[] = ['ticket', 'company', 'task', 'note'];

/**
 * Reads how far the account is set up, in some ten calls that change nothing.
 * @throws AccountError where HubSpot is out of reach, or does not let the app see
 */
export async function readExistingAccount(
  transport: HubSpotTransport,
  { named, fallbackId }: Asked,
): Promise<ExistingAccount> {
  const isCustom = 'customObject' in named || named.id.startsWith('2-');
  const [customObjects, properties, groups, pipelines] = await Promise.all([
    isCustom ? readCustomObjects(transport) : [],
    readProperties(transport, objectTypes.ticket),
    readGroups(transport, objectTypes.ticket),
    readTicketPipelines(transport),
  ]);
  const id = 'id' in named ? named.id : (findByName(customObjects, named.customObject)?.id ?? fallbackId);
  const custom = customObjects.find((each) => each.id === id);
  const isThere = id !== null && (!isCustom || custom !== undefined);
  const projects = isThere
    ? await readProjects(transport, { id, name: custom?.name ?? 'projects', isCustom })
    : null;
  return { projects, tickets: { properties, groups }, pipelines, customObjects };
}

/** By its name or its qualified name, ignoring case. */
function findByName(objects: readonly CustomObject[], name: string): CustomObject | undefined {
  const wanted = name.toLowerCase();
  return objects.find((each) => [each.name, each.qualifiedName].some((own) => own?.toLowerCase() === wanted));
}

async function readProjects(
  transport: HubSpotTransport,
  type: Pick<ExistingProjects, 'id' | 'name' | 'isCustom'>,
): Promise<ExistingProjects> {
  const [properties, groups, ...possible] = await Promise.all([
    readProperties(transport, type.id),
    readGroups(transport, type.id),
    ...kinds.map((kind) => isAssociable(transport, type.id, kind)),
  ]);
  return { ...type, properties, groups, associatedWith: kinds.filter((_kind, at) => possible[at] === true) };
}

async function readCustomObjects(transport: HubSpotTransport): Promise<readonly CustomObject[]> {
  const { results } = await read(
    transport,
    'list custom objects',
    paths.objectSchemas(),
    customObjectsSchema,
    {
      includePropertyDefinitions: 'true',
      includeAssociationDefinitions: 'false',
    },
  );
  return results
    .filter(({ archived }) => archived !== true)
    .map((schema) => ({
      id: schema.objectTypeId,
      name: schema.name,
      qualifiedName: schema.fullyQualifiedName ?? null,
      label: schema.labels.singular ?? null,
      displayProperty: schema.primaryDisplayProperty ?? null,
      properties: schema.properties,
    }));
}

async function readProperties(
  transport: HubSpotTransport,
  typeId: string,
): Promise<readonly PropertyDetails[]> {
  return (await read(transport, 'list properties', paths.properties(typeId), propertyListSchema)).results;
}

async function readGroups(transport: HubSpotTransport, typeId: string): Promise<readonly string[]> {
  const path = paths.propertyGroups(typeId);
  const { results } = await read(transport, 'list property groups', path, propertyGroupsSchema);
  return results.filter(({ archived }) => archived !== true).map(({ name }) => name);
}

/**
 * Whether records of both types can be associated without a label.
 * @throws AccountError
 */
export async function isAssociable(
  transport: HubSpotTransport,
  projectTypeId: string,
  kind: AssociatedKind,
): Promise<boolean> {
  const path = paths.associationLabels(objectTypes[kind], projectTypeId);
  const { results } = await read(transport, 'list association labels', path, associationLabelsSchema);
  return results.some(({ label }) => !label);
}

function read<Schema extends z.ZodType>(
  transport: HubSpotTransport,
  name: string,
  path: string,
  answer: Schema,
  query?: Readonly<Record<string, string>>,
): Promise<z.output<Schema>> {
  return readFromHubSpot(transport, { name, method: 'GET', path, answer, ...(query && { query }) });
}
