import { z } from 'zod';

const stageSchema = z.object({
  id: z.string(),
  label: z.string(),
  displayOrder: z.number().default(0),
  archived: z.boolean().default(false),
  metadata: z.record(z.string(), z.unknown()).default({}),
});

const pipelineSchema = z.object({
  id: z.string(),
  label: z.string(),
  archived: z.boolean().default(false),
  stages: z.array(stageSchema),
});

export type PipelineStage = z.output<typeof stageSchema>;

/** The pipelines of an object type with their stages. */
export const pipelinesSchema = z.object({ results: z.array(pipelineSchema) });

const propertySchema = z.object({
  name: z.string(),
  type: z.string(),
  archived: z.boolean().nullish(),
  options: z.array(z.object({ value: z.string() })).default([]),
});

export type PropertyDefinition = z.output<typeof propertySchema>;

/** The property definitions of an object type. */
export const propertiesSchema = z.object({ results: z.array(propertySchema) });

/** The account's custom objects. */
export const objectSchemasSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      objectTypeId: z.string(),
      fullyQualifiedName: z.string().nullish(),
      archived: z.boolean().nullish(),
    }),
  ),
});
