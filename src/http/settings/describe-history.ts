import { differencesBetween } from '../../settings/differences.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { parseSettings } from '../../settings/settings-schema.ts';
import type { SettingsRecord } from '../../settings/settings-store.ts';
import type { SettingsAnswer } from '../settings-answer.ts';

/**
 * Who changed what when, newest first, for the first `limit` records. `records` are newest first too, with one
 * more than that where there is one, so that the last one shown has something to be compared with.
 */
export function describeHistory(
  records: readonly SettingsRecord[],
  limit: number,
): SettingsAnswer['history'] {
  const documents = records.map(({ document }) => readable(document));
  return records.slice(0, limit).map(({ version, savedAt, savedBy }, index) => ({
    version,
    savedAt: new Date(savedAt).toISOString(),
    savedBy,
    changes: index + 1 < documents.length ? differencesBetween(documents[index + 1], documents[index]) : [],
  }));
}

/** With every default filled in, so that a release that brings a new setting changes nothing; else as it stands. */
function readable(document: unknown): unknown {
  try {
    return parseSettings(document);
  } catch (error) {
    if (error instanceof SettingsError) return document;
    throw error;
  }
}
