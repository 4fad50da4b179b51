import { z } from 'zod';
import { ApiError, badRequest } from './api-error.ts';
import type { PropertyDefinition } from './model.ts';

const optionSchema = z.strictObject({
  value: z.string().min(1),
  label: z.string().min(1),
  displayOrder: z.int(),
  hidden: z.boolean(),
  description: z.string().optional(),
});

export const optionsSchema = z.array(optionSchema);

/** A property as somebody asks for it; what the sandbox does not keep is checked all the same. */
export const newPropertySchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'is not a valid property name'),
  label: z.string().min(1),
  type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'string']),
  fieldType: z.enum([
    'booleancheckbox',
    'checkbox',
    'date',
    'html',
    'number',
    'radio',
    'select',
    'text',
    'textarea',
  ]),
  groupName: z.string().optional(),
  description: z.string().optional(),
  options: optionsSchema.default([]),
  externalOptions: z.boolean().default(false),
  referencedObjectType: z.literal('OWNER').optional(),
});

export const newGroupSchema = z.strictObject({
  name: z.string().min(1),
  label: z.string().min(1),
  displayOrder: z.int().optional(),
});

export const newStageSchema = z.strictObject({
  label: z.string().min(1),
  displayOrder: z.int(),
  metadata: z.strictObject({ ticketState: z.enum(['OPEN', 'CLOSED']) }),
});

export const newPipelineSchema = z.strictObject({
  label: z.string().min(1),
  displayOrder: z.int(),
  stages: z.array(newStageSchema).min(1),
});

export const newObjectSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'is not a valid object name'),
  labels: z.strictObject({ singular: z.string().min(1), plural: z.string().min(1) }),
  description: z.string().optional(),
  primaryDisplayProperty: z.string(),
  requiredProperties: z.array(z.string()),
  searchableProperties: z.array(z.string()),
  secondaryDisplayProperties: z.array(z.string()),
  properties: z.array(newPropertySchema).min(1),
  associatedObjects: z.array(z.string()),
  allowsSensitiveProperties: z.boolean(),
});

const fieldTypes: Readonly<Record<PropertyDefinition['type'], readonly string[]>> = {
  string: ['text', 'textarea', 'html'],
  number: ['number'],
  date: ['date'],
  datetime: ['date'],
  bool: ['booleancheckbox'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox'],
};

const isHubSpotOwn = (name: string) => name.startsWith('hs_') || name.startsWith('hubspot_');

/** The definition that comes of what was asked for, or HubSpot's 400. */
export function definitionFrom(
  given: z.output<typeof newPropertySchema>,
  groupName: string,
): PropertyDefinition {
  const { name, label, type, fieldType, options, externalOptions, referencedObjectType } = given;
  const holdsOwner = externalOptions && referencedObjectType === 'OWNER';
  if (isHubSpotOwn(name)) throw badRequest(`Property name ${name} is reserved for HubSpot`);
  if (!fieldTypes[type].includes(fieldType))
    throw badRequest(`Field type ${fieldType} is not valid for the property type ${type}`);
  if (type === 'enumeration' && options.length === 0 && !holdsOwner)
    throw badRequest(`Property ${name} is an enumeration and needs options`);
  return {
    name,
    label,
    type,
    fieldType,
    groupName,
    options: readOptions(options),
    holdsOwner,
    readOnly: false,
    hubspotDefined: false,
  };
}

/** Options in the order they ask to be shown in; two alike are refused. */
export function readOptions(given: z.output<typeof optionsSchema>): PropertyDefinition['options'] {
  for (const part of ['value', 'label'] as const)
    if (new Set(given.map((option) => option[part])).size < given.length)
      throw badRequest(`Property options must have a ${part} each`);
  return given
    .toSorted((one, other) => one.displayOrder - other.displayOrder)
    .map(({ value, label }) => ({ value, label }));
}

export const alreadyThere = (what: string) => new ApiError(409, 'CONFLICT', `${what} already exists`);
