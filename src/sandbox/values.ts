import type { ValueProblem } from './api-error.ts';
import type { PropertyDefinition } from './model.ts';

/** A value in canonical form, or why HubSpot refuses it. An empty string clears the property. */
type Normalised = { readonly value: string } | { readonly problem: ValueProblem };

const longestText = 65_536;
const dayInMilliseconds = 86_400_000;
/** The last moment a JavaScript date can hold. */
const latestInstant = 8.64e15;

/** Brings a value as it came over the wire into the form it is stored and answered in. */
export function normaliseValue(
  definition: PropertyDefinition,
  raw: string,
  context: { readonly current: string | undefined; readonly isOwner: (id: string) => boolean },
): Normalised {
  const refuse = (error: string, message: string): Normalised => ({
    problem: { name: definition.name, error, message },
  });
  if (raw === '') return { value: '' };
  switch (definition.type) {
    case 'string':
      return raw.length > longestText
        ? refuse(
            'VALUE_TOO_LONG',
            `The value is ${String(raw.length)} characters long, at most 65536 are stored`,
          )
        : { value: raw };
    case 'number':
      return raw.trim() !== '' && Number.isFinite(Number(raw))
        ? { value: raw.trim() }
        : refuse('INVALID_NUMBER', `${raw} was not a valid number.`);
    case 'bool':
      return raw === 'true' || raw === 'false'
        ? { value: raw }
        : refuse('INVALID_BOOLEAN', `${raw} was not a valid boolean.`);
    case 'date':
      return normaliseDate(raw, refuse);
    case 'datetime': {
      const instant = readInstant(raw);
      return instant === null
        ? refuse('INVALID_DATE', `${raw} was not a valid date and time.`)
        : { value: new Date(instant).toISOString() };
    }
    case 'enumeration':
      if (definition.holdsOwner) {
        return context.isOwner(raw)
          ? { value: raw }
          : refuse('INVALID_OWNER_ID', `Owner ${raw} does not exist`);
      }
      return normaliseOptions(definition, raw, context.current, refuse);
  }
}

type Refuse = (error: string, message: string) => Normalised;

function normaliseDate(raw: string, refuse: Refuse): Normalised {
  const instant = readInstant(raw);
  if (instant === null) return refuse('INVALID_DATE', `${raw} was not a valid date.`);
  if (instant % dayInMilliseconds !== 0) {
    const at = new Date(instant).toISOString().slice(11, -1);
    return refuse('INVALID_DATE', `${raw} is at ${at} UTC, not midnight!`);
  }
  return { value: new Date(instant).toISOString().slice(0, 10) };
}

function normaliseOptions(
  definition: PropertyDefinition,
  raw: string,
  current: string | undefined,
  refuse: Refuse,
): Normalised {
  const allowed = definition.options.map(({ value }) => value);
  const multiple = definition.fieldType === 'checkbox';
  const given = multiple ? raw.split(';').filter((value) => value !== '') : [raw];
  const stray = given.find((value) => !allowed.includes(value));
  if (stray !== undefined) {
    return refuse('INVALID_OPTION', `${stray} was not one of the allowed options: [${allowed.join(', ')}]`);
  }
  // A leading semicolon adds to what is ticked already.
  const kept = multiple && raw.startsWith(';') ? (current?.split(';') ?? []) : [];
  return { value: [...new Set([...kept, ...given])].join(';') };
}

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;
const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Epoch milliseconds of a value in any form HubSpot takes: epoch ms, a date (midnight UTC), ISO with an offset. */
export function readInstant(raw: string): number | null {
  if (/^-?\d+$/.test(raw)) return Math.abs(Number(raw)) <= latestInstant ? Number(raw) : null;
  if (calendarDate.test(raw)) {
    const instant = Date.parse(raw);
    return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(raw) ? instant : null;
  }
  if (!isoDateTime.test(raw)) return null;
  const instant = Date.parse(raw);
  return Number.isNaN(instant) ? null : instant;
}
