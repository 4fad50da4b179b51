import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** HubSpot's own OpenAPI descriptions, where somebody has put them beside the project. */
export const specsFolder = join(import.meta.dirname, '../../../shared/hubspot/openapi/2026-09');

export const specsArePresent = existsSync(specsFolder);

const schemaNode = z.record(z.string(), z.unknown());
const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: schemaNode,
});
const content = z.record(z.string(), z.object({ schema: schemaNode }));
const response = z.object({ $ref: z.string().optional(), content: content.optional() });
const operation = z.object({
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).nullish(),
  responses: z.record(z.string(), response),
});
const spec = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schemaNode),
    responses: z.record(z.string(), response),
  }),
});

export type Spec = z.output<typeof spec>;
export type Operation = z.output<typeof operation>;

/** A spec whose references are absolute (`file#/components/…`), so that any part of it can stand alone. */
export interface NamedSpec {
  readonly id: string;
  readonly spec: Spec;
}

/** All specs, the general one of CRM objects first. */
export function readSpecs(): readonly NamedSpec[] {
  const files = readdirSync(specsFolder).filter((file) => file.endsWith('.json'));
  const general = 'objects.json';
  return [general, ...files.filter((file) => file !== general)].map((file) => {
    const id = `spec:${basename(file, '.json')}`;
    const raw: unknown = JSON.parse(readFileSync(join(specsFolder, file), 'utf8'));
    return { id, spec: spec.parse(prepare(raw, id)) };
  });
}

/**
 * Makes a spec fit for validation: references absolute, examples gone, and objects closed, so that a field HubSpot
 * never named is found in requests and in answers alike.
 */
function prepare(node: unknown, id: string): unknown {
  if (Array.isArray(node)) return node.map((each) => prepare(each, id));
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node)
    .filter(([key]) => key !== 'example')
    .map(([key, value]): [string, unknown] =>
      key === '$ref' && typeof value === 'string' ? [key, id + value] : [key, prepare(value, id)],
    );
  const prepared: Record<string, unknown> = Object.fromEntries(entries);
  const { type, properties, additionalProperties } = prepared;
  const closes = type === 'object' && isNonEmpty(properties) && additionalProperties === undefined;
  return closes ? { ...prepared, additionalProperties: false } : prepared;
}

const isNonEmpty = (properties: unknown) =>
  typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
