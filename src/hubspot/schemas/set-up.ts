import { z } from 'zod';

const optionDetails = z.object({
  value: z.string(),
  label: z.string(),
  displayOrder: z.number().int().default(-1),
  hidden: z.boolean().default(false),
  description: z.string().nullish(),
});

/** A property with all that decides whether it will do, and whether options may be added to it. */
export const propertyDetailsSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  archived: z.boolean().nullish(),
  calculated: z.boolean().nullish(),
  externalOptions: z.boolean().nullish(),
  referencedObjectType: z.string().nullish(),
  options: z.array(optionDetails).default([]),
  modificationMetadata: z
    .object({
      readOnlyDefinition: z.boolean().nullish(),
      readOnlyOptions: z.boolean().nullish(),
      readOnlyValue: z.boolean().nullish(),
    })
    .nullish(),
});

export type PropertyDetails = z.output<typeof propertyDetailsSchema>;

export const propertyListSchema = z.object({ results: z.array(propertyDetailsSchema) });

export const propertyGroupsSchema = z.object({
  results: z.array(z.object({ name: z.string(), archived: z.boolean().nullish() })),
});

const customObjectSchema = z.object({
  name: z.string(),
  objectTypeId: z.string(),
  fullyQualifiedName: z.string().nullish(),
  archived: z.boolean().nullish(),
  labels: z.object({ singular: z.string().nullish(), plural: z.string().nullish() }).default({}),
  primaryDisplayProperty: z.string().nullish(),
  properties: z.array(propertyDetailsSchema).default([]),
});

/** The account's custom objects with their properties. */
export const customObjectsSchema = z.object({ results: z.array(customObjectSchema) });

/** What a created custom object is known by. */
export const createdObjectSchema = z.object({ objectTypeId: z.string() });

/** The answer to a creation of which nothing more is needed. */
export const createdSchema = z.looseObject({});
