import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { type PropertyDefinition, propertiesSchema } from '../schemas/definitions.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import type { ExpectedProperty } from './expected-properties.ts';
import { type Problem, look, problemsOf } from './findings.ts';

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function problemsWith(
  records: string,
  { name, types, options, setting }: ExpectedProperty,
  definition: PropertyDefinition | undefined,
): readonly Problem[] {
  if (definition === undefined)
    return [
      {
        what: `There is no property "${name}" on ${records}`,
        fix: `create it or map it in the settings (${setting})`,
      },
    ];
  if (types.length > 0 && !types.includes(definition.type))
    return [
      {
        what: `The property "${name}" of ${records} is of type ${definition.type}, but must be ${types.join(' or ')}`,
        fix: `change it or map another one in the settings (${setting})`,
      },
    ];
  const there = new Set(definition.options.map(({ value }) => value));
  return [
    ...options
      .filter((option) => !there.has(option))
      .map((option) => ({
        what: `The property "${name}" of ${records} has no option with the value "${option}"`,
        fix: 'create it or map it in the settings',
      })),
    ...repeated(options).map((option) => ({
      what: `The option "${option}" of the property "${name}" of ${records} is mapped twice`,
      fix: 'give each meaning an option of its own in the settings',
    })),
  ];
}

/**
 * Everything in which the properties of a record type fall short of what is expected; empty: all is well.
 * `records` names them in the problems: `creative projects (2-123)`.
 */
export function shortcomingsOf(
  definitions: readonly PropertyDefinition[],
  records: string,
  expected: readonly ExpectedProperty[],
): readonly Problem[] {
  const there = definitions.filter(({ archived }) => archived !== true);
  const byName = new Map(there.map((definition) => [definition.name, definition]));
  return [
    ...expected.flatMap((property) => problemsWith(records, property, byName.get(property.name))),
    ...repeated(expected.filter(({ shared }) => !shared).map(({ name }) => name)).map((name) => ({
      what: `Two meanings are mapped to the property "${name}" of ${records}`,
      fix: 'map each to its own',
    })),
  ];
}

/**
 * Reads the properties of a record type and tells their shortcomings.
 * @throws AccountError where HubSpot is out of reach
 */
export async function checkProperties(
  transport: HubSpotTransport,
  objectTypeId: string,
  records: string,
  expected: readonly ExpectedProperty[],
): Promise<readonly Problem[]> {
  const definitions = await look(`The properties of ${records}`, () =>
    readFromHubSpot(transport, {
      name: 'list properties',
      method: 'GET',
      path: paths.properties(objectTypeId),
      answer: propertiesSchema,
    }),
  );
  if (!definitions.ok) return problemsOf(definitions);
  return shortcomingsOf(definitions.value.results, records, expected);
}
