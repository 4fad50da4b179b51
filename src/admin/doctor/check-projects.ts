import { objectTypes } from '../../hubspot/account-map.ts';
import { checkAssociations } from '../../hubspot/doctor/check-associations.ts';
import { doubtsOnProjects } from '../../hubspot/doctor/doubt-properties.ts';
import { readPropertyDetails } from '../../hubspot/doctor/property-details.ts';
import { shortcomingsOf } from '../../hubspot/start-up/check-properties.ts';
import { expectedOnProjects } from '../../hubspot/start-up/expected-properties.ts';
import type { Finding, Problem } from '../../hubspot/start-up/findings.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Mapping } from '../../settings/mapping-schema.ts';
import { hubspotPart } from './hubspot-part.ts';
import { linesOfProperties } from './lines-of-properties.ts';
import { lineOf, notChecked, ok, orElseOk, type Group, type Line } from './report.ts';

interface ProjectOptions {
  readonly transport: HubSpotTransport;
  readonly mapping: Mapping['project'];
  readonly type: Finding<string>;
  readonly missingScopes: ReadonlySet<string>;
}

const name = 'Creative projects';
const customObjects = 'crm.objects.custom.read';

/**
 * The creative projects: their object type, properties and associations. `isSearchable`: nothing keeps them from
 * being searched by their properties.
 */
export async function checkProjects(
  options: ProjectOptions,
): Promise<{ readonly group: Group; readonly isSearchable: boolean }> {
  const { type, missingScopes: missing } = options;
  if (!type.ok)
    return { group: { name, lines: linesWithoutType(type.problems, missing) }, isSearchable: false };
  const isOwn = type.value === objectTypes.project;
  const reading = isOwn ? 'crm.objects.projects.read' : customObjects;
  const object = ok(
    'object type',
    `Creative projects are ${isOwn ? "HubSpot's own Projects" : 'a custom object'} (${type.value}).`,
  );
  const properties = await hubspotPart('properties of creative projects', [reading], missing, () =>
    checkPropertiesOf(options, type.value),
  );
  const around = [reading, 'tickets', 'crm.objects.contacts.read', 'crm.objects.companies.read'];
  const associations = await hubspotPart('associations', around, missing, async () =>
    orElseOk(
      (await checkAssociations(options.transport, type.value)).map((problem) =>
        lineOf('associations', problem),
      ),
      'associations',
      'Projects, tickets, companies, tasks and notes can be associated as the process needs it.',
    ),
  );
  return {
    group: { name, lines: [object, ...properties, ...associations] },
    isSearchable: properties.some(({ verdict }) => verdict === 'ok'),
  };
}

function linesWithoutType(problems: readonly Problem[], missing: ReadonlySet<string>): readonly Line[] {
  const object = missing.has(customObjects)
    ? [notChecked('object type', `the app lacks the scope "${customObjects}"`)]
    : problems.map((problem) => lineOf('object type', problem));
  const others = ['properties of creative projects', 'associations'].map((check) =>
    notChecked(check, 'the object type of creative projects is not known'),
  );
  return [...object, ...others];
}

async function checkPropertiesOf(
  { transport, mapping }: ProjectOptions,
  projectTypeId: string,
): Promise<readonly Line[]> {
  const records = `creative projects (${projectTypeId})`;
  const nameProperty = mapping.nameProperty ?? (projectTypeId === objectTypes.project ? 'hs_name' : 'name');
  const expected = expectedOnProjects(mapping, nameProperty);
  const definitions = await readPropertyDetails(transport, projectTypeId, records);
  return linesOfProperties('properties of creative projects', definitions, expected.length, (there) => ({
    problems: shortcomingsOf(there, records, expected),
    doubts: doubtsOnProjects(there, records, mapping),
  }));
}
