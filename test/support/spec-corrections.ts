import type { NamedSpec } from './hubspot-specs.ts';

const text = { type: 'string' };
const anything = {};

/** Where HubSpot's descriptions are known to say something else than HubSpot does. Schema, field, what is true. */
const corrections: readonly (readonly [string, string, unknown])[] = [
  // Described as an object; every published 207 shows a text such as crm.associations.NO_ASSOCIATIONS_FOUND.
  ['StandardError', 'subCategory', text],
  // Described as a text; the unlabelled association type carries null.
  ['AssociationSpecWithLabel', 'label', { type: 'string', nullable: true }],
  // Not described; every published error body starts with "status": "error".
  ['Error', 'status', text],
  // Described as objects; the documented examples hold texts and numbers.
  ['PublicSingleSendRequestEgg', 'customProperties', { type: 'object', additionalProperties: anything }],
];

/** What HubSpot has, but no description beside the project: calls of these are not checked. */
export const undescribed: readonly RegExp[] = [
  /^\/settings\/users\/2026-09(\/[^/]+)?$/,
  /^\/oauth\/v2\/private-apps\/get\/access-token-info$/,
];

/** The spec as HubSpot really behaves. */
export function correct({ id, spec }: NamedSpec): NamedSpec {
  const schemas = { ...spec.components.schemas };
  for (const [name, field, truth] of corrections) {
    const schema = schemas[name];
    if (!schema) continue;
    const properties = schema['properties'];
    if (typeof properties !== 'object') continue;
    schemas[name] = { ...schema, properties: { ...properties, [field]: truth } };
  }
  return { id, spec: { ...spec, components: { ...spec.components, schemas } } };
}
