import type { CalendarDate, Instant } from '../../domain/model.ts';

/** A property's value as HubSpot answers it: always text; null and absent mean empty. */
export type PropertyValue = string | null | undefined;

const milliseconds = /^-?\d+$/;

/** Text as it stands; what is empty or only white space is null. */
export function readText(value: PropertyValue): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

/** A `datetime`, as ISO text or epoch milliseconds; null for what is neither. */
export function readInstant(value: PropertyValue): Instant | null {
  const text = readText(value)?.trim();
  if (text === undefined) return null;
  const instant = milliseconds.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** A `date`, as `YYYY-MM-DD` or midnight UTC in epoch milliseconds; null for what is neither. */
export function readDate(value: PropertyValue): CalendarDate | null {
  const text = readText(value)?.trim();
  if (text === undefined) return null;
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return text.slice(0, 10);
  return milliseconds.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : null;
}

/** A `number`; null for what is none. */
export function readNumber(value: PropertyValue): number | null {
  const text = readText(value);
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
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
