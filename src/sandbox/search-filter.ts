import { z } from 'zod';
import { badRequest } from './api-error.ts';
import type { ObjectType, PropertyDefinition } from './model.ts';
import type { IndexedRecord } from './search-index.ts';
import { readInstant } from './values.ts';

export const filterSchema = z.object({
  propertyName: z.string(),
  operator: z.enum([
    'EQ',
    'NEQ',
    'LT',
    'LTE',
    'GT',
    'GTE',
    'BETWEEN',
    'IN',
    'NOT_IN',
    'HAS_PROPERTY',
    'NOT_HAS_PROPERTY',
    'CONTAINS_TOKEN',
    'NOT_CONTAINS_TOKEN',
  ]),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});

export type Filter = z.output<typeof filterSchema>;
type Test = (record: IndexedRecord) => boolean;

/** One filter as a predicate. An unknown property, or a value the operator needs and has not, is a 400. */
export function compileFilter(type: ObjectType, filter: Filter): Test {
  const { propertyName: name, operator } = filter;
  const definition = type.properties.get(name);
  if (!definition) throw badRequest(`There was a problem with the request: unknown property ${name}`);
  const given = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw badRequest(`operator ${operator} of ${name} lacks its value`);
    return value;
  };
  const known = (test: (value: string) => boolean): Test => {
    return ({ values }) => {
      const value = values.get(name);
      return value !== undefined && test(value);
    };
  };
  const ordered = (holds: (order: number) => boolean): Test => {
    const bound = comparable(definition, given(filter.value));
    return known((value) => holds(compare(comparable(definition, value), bound)));
  };
  switch (operator) {
    case 'HAS_PROPERTY':
      return ({ values }) => values.has(name);
    case 'NOT_HAS_PROPERTY':
      return ({ values }) => !values.has(name);
    case 'EQ':
      return ordered((order) => order === 0);
    // A record without the property is not "different": HubSpot leaves it out.
    case 'NEQ':
      return ordered((order) => order !== 0);
    case 'LT':
      return ordered((order) => order < 0);
    case 'LTE':
      return ordered((order) => order <= 0);
    case 'GT':
      return ordered((order) => order > 0);
    case 'GTE':
      return ordered((order) => order >= 0);
    case 'BETWEEN': {
      const low = comparable(definition, given(filter.value));
      const high = comparable(definition, given(filter.highValue));
      return known((value) => {
        const own = comparable(definition, value);
        return compare(own, low) >= 0 && compare(own, high) <= 0;
      });
    }
    case 'IN':
    case 'NOT_IN': {
      const listed = new Set(given(filter.values).map((value) => listKey(definition, value)));
      if (listed.size === 0) throw badRequest(`values of ${name} must not be empty`);
      const isListed = (value: string) =>
        parts(definition, value).some((part) => listed.has(String(comparable(definition, part))));
      return known((value) => isListed(value) === (operator === 'IN'));
    }
    case 'CONTAINS_TOKEN':
    case 'NOT_CONTAINS_TOKEN': {
      const token = given(filter.value).replaceAll('*', '').toLowerCase();
      return known((value) => value.toLowerCase().includes(token) === (operator === 'CONTAINS_TOKEN'));
    }
  }
}

const parts = (definition: PropertyDefinition, value: string) =>
  definition.fieldType === 'checkbox' ? value.split(';') : [value];

/** HubSpot compares text lists with the lower-cased value, and does not lower-case the list for you. */
const listKey = (definition: PropertyDefinition, value: string) =>
  definition.type === 'string' ? value : String(comparable(definition, value));

/** Numbers for everything with an order, lower-cased text for the rest. */
export function comparable(definition: PropertyDefinition, value: string): number | string {
  if (definition.type === 'number') return Number(value);
  if (definition.type === 'date' || definition.type === 'datetime') {
    const instant = readInstant(value);
    if (instant === null) throw badRequest(`${value} is not a date to compare ${definition.name} with`);
    return instant;
  }
  return definition.type === 'string' ? value.toLowerCase() : value;
}

export const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
