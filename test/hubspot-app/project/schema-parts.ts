import { z } from 'zod';

export const someText = z.string().trim().min(1);

/** An https address without a trailing slash. */
export const url = z.string().regex(/^https:\/\/[^/\s]+(\/[^/\s]+)*$/, 'must be an https address');

/** What occurs more than once, each named once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, position) => values.indexOf(value) !== position))];
}
