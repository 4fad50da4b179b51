import { isDeepStrictEqual } from 'node:util';

/** One field that two settings documents answer differently; null stands for a field that one does not have. */
export interface Difference {
  /** A path such as `cadence.defaultDays`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Field by field what has changed, in the order of the later document. Lists are compared as a whole. Takes any
 * two values, so that documents of older releases, whatever their shape was, can be compared too.
 */
export function differencesBetween(before: unknown, after: unknown): readonly Difference[] {
  return compare([], before, after);
}

function compare(path: readonly string[], before: unknown, after: unknown): readonly Difference[] {
  if (isGroup(before) && isGroup(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => compare([...path, key], valueOf(before, key), valueOf(after, key)));
  }
  if (isDeepStrictEqual(before, after)) return [];
  return [{ field: path.join('.') || 'settings', before, after }];
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(group: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(group, key) ? group[key] : null;
}
