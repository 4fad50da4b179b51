import { inWords } from '../../domain/calendar.ts';
import type { CalendarDate } from '../../domain/model.ts';

/** `1 ticket`, `4 tickets`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

export function dateOrNone(date: CalendarDate | null): string {
  return date === null ? 'none' : inWords(date);
}

/** `2 March 2026 09:00` in that time zone, from ISO 8601. */
export function momentIn(timeZone: string, iso: string): string {
  const instant = new Date(iso);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(instant);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(instant);
  return `${day} ${time}`;
}

/** Lines under a heading; nothing at all where there are none. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

/** One paragraph for each entry, marked as such. */
export function bullets(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => `- ${entry}`);
}
