/** @jsxImportSource preact */
import type { VNode } from 'preact';

/** `23 November 2026 at 09:30`. `at`: epoch ms. */
export function Moment({ at, timeZone }: { at: number; timeZone: string }): VNode {
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{momentInWords(at, timeZone)}</time>;
}

/** A moment as `Moment` shows it, for where no element can stand. */
export function momentInWords(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(at);
  return `${day} at ${time}`;
}

/** `Monday, 23 November 2026`. `day`: a calendar day as `2026-11-23`, the same in every time zone. */
export function Day({ day }: { day: string }): VNode {
  return <time dateTime={day}>{dayInWords(day)}</time>;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function dayInWords(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}
