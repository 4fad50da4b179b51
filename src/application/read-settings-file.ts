import { readFile } from 'node:fs/promises';
import { SettingsError } from '../settings/settings-error.ts';

/**
 * The settings document at `path`, as JSON; whether it makes sense is checked where it is used.
 * @throws SettingsError where the file cannot be read or is not JSON
 */
export async function readSettingsFile(path: string): Promise<unknown> {
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    return document;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError([{ field: 'SETTINGS_FILE', message: `${path} cannot be used: ${why}` }]);
  }
}
