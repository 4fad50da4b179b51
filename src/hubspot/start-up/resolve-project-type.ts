import { objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { objectSchemasSchema } from '../schemas/definitions.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { type Finding, found, look, missing } from './findings.ts';

/** What the environment says of the creative project's object type. */
export interface ProjectTypeEnvironment {
  /** CREATIVE_PROJECT_OBJECT_TYPE */
  readonly objectType: string;
  /** CREATIVE_PROJECT_OBJECT_TYPE_ID */
  readonly objectTypeId: string | null;
}

const isTypeId = (name: string) => /^\d+-\d+$/.test(name);
const namesOwnProjects = ['project', 'projects'];

async function findCustomObject(transport: HubSpotTransport, name: string): Promise<Finding<string>> {
  const schemas = await look('The custom objects', () =>
    readFromHubSpot(transport, {
      name: 'list custom objects',
      method: 'GET',
      path: paths.objectSchemas(),
      query: { includePropertyDefinitions: 'false', includeAssociationDefinitions: 'false' },
      answer: objectSchemasSchema,
    }),
  );
  if (!schemas.ok) return schemas;
  const wanted = name.toLowerCase();
  const there = schemas.value.results.filter(({ archived }) => archived !== true);
  const match = there.find(
    (schema) => schema.name.toLowerCase() === wanted || schema.fullyQualifiedName?.toLowerCase() === wanted,
  );
  if (match !== undefined) return found(match.objectTypeId);
  const others = there.map((schema) => schema.name).join(', ');
  return missing({
    what: `There is no custom object named "${name}"${others === '' ? '' : ` (there are: ${others})`}`,
    fix:
      'create it, name another in CREATIVE_PROJECT_OBJECT_TYPE or the settings (mapping.project.objectType), ' +
      'or give its id in CREATIVE_PROJECT_OBJECT_TYPE_ID',
  });
}

/** The object type that settings and environment name: by its id, or by the name of a custom object. */
export type NamedProjectType = { readonly id: string } | { readonly customObject: string };

/** What is asked for, before anybody looks whether it is there. */
export function namedProjectType(
  nameInSettings: string | null,
  { objectType, objectTypeId }: ProjectTypeEnvironment,
): NamedProjectType {
  const name = (nameInSettings ?? objectTypeId ?? objectType).trim();
  if (isTypeId(name)) return { id: name };
  return namesOwnProjects.includes(name.toLowerCase()) ? { id: objectTypes.project } : { customObject: name };
}

/**
 * The object type id of creative projects. The settings' name wins over the environment, there the id over the
 * name; the id also stands in for a name that cannot be found.
 * @throws AccountError where HubSpot is out of reach
 */
export async function resolveProjectType(
  transport: HubSpotTransport,
  nameInSettings: string | null,
  environment: ProjectTypeEnvironment,
): Promise<Finding<string>> {
  const named = namedProjectType(nameInSettings, environment);
  if ('id' in named) return found(named.id);
  const custom = await findCustomObject(transport, named.customObject);
  const { objectTypeId } = environment;
  return !custom.ok && objectTypeId !== null ? found(objectTypeId) : custom;
}
