import type { CalendarDate, Instant } from '../../domain/model.ts';

/** A property's value as HubSpot answers it: always text; null and absent mean empty. */
export type PropertyValue = string | null | undefined;

const milliseconds = /^-?\d+$/;

/** The last moment there is in JavaScript, in epoch milliseconds; the first is as far away. */
const latestInstant = 8.64e15;

/** Text as it stands; what is empty or only white space is null. */
export function readText(value: PropertyValue): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

/** A `datetime`, as ISO text or epoch milliseconds; null for what is neither. */
export function readInstant(value: PropertyValue): Instant | null {
  const text = readText(value)?.trim();
  if (text === undefined) return null;
  const instant = milliseconds.test(text) ? Number(text) : Date.parse(text);
  return Math.abs(instant) <= latestInstant ? instant : null;
}

/** A `date`, as `YYYY-MM-DD` or midnight UTC in epoch milliseconds; null for what is neither. */
export function readDate(value: PropertyValue): CalendarDate | null {
  const text = readText(value)?.trim();
  if (text === undefined) return null;
  const instant = milliseconds.test(text) ? readInstant(text) : null;
  const date = instant === null ? text : new Date(instant).toISOString();
  return /^\d{4}-\d{2}-\d{2}(T|$)/.test(date) ? date.slice(0, 10) : null;
}

/** Far beyond any cycle, sequence or round there will ever be, and exact in every database. */
const highestCount = 1_000_000_000;

/**
 * A `number` we count in; null for what is none. Fractions and absurd sizes come of a slip of somebody's hand:
 * they have no place in a key, and a database may refuse them together with everybody else's.
 */
export function readWholeNumber(value: PropertyValue): number | null {
  const text = readText(value);
  if (text === null) return null;
  const number = Number(text);
  return Number.isInteger(number) && Math.abs(number) <= highestCount ? number : null;
}

/** The ticked values of checkboxes, which HubSpot joins with semicolons. */
export function readChecked(value: PropertyValue): readonly string[] {
  return (value ?? '')
    .split(';')
    .map((option) => option.trim())
    .filter((option) => option !== '');
}

/** An instant as HubSpot takes it for a `datetime`; the empty text clears. */
export function writeInstant(instant: Instant | null): string {
  return instant === null ? '' : new Date(instant).toISOString();
}

/** Text, a date or an id as HubSpot takes it; the empty text clears. */
export function writeText(text: string | null): string {
  return text ?? '';
}

/** A number as HubSpot takes it; the empty text clears. */
export function writeNumber(number: number | null): string {
  return number === null ? '' : String(number);
}

/** A calendar date as midnight UTC in epoch milliseconds: the form in which search filters compare dates. */
export function midnightOf(date: CalendarDate): string {
  return String(Date.parse(`${date}T00:00:00Z`));
}
