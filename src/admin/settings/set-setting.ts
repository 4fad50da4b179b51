import { z } from 'zod';
import { withField } from '../../settings/fields.ts';
import { judgeSettings } from '../../settings/judge-settings.ts';
import type { Operation } from '../operation.ts';
import { commandLineUser, saveSettings, type SettingsChange } from './save-settings.ts';
import { newestSettings } from './stored-settings.ts';

interface Setting {
  /** A path such as `cadence.defaultDays`. */
  readonly field: string;
  /** A text is taken for the JSON that it is, and where that does not fit the field for itself. */
  readonly value: unknown;
}

/** Changes one field of the newest settings and leaves the others as they are. */
export const setSetting: Operation<Setting, SettingsChange> = {
  name: 'settings-set',
  input: z.strictObject({ field: z.string().min(1), value: z.json() }),
  worksWithoutAccount: true,
  run: async (surroundings, { field, value }) => {
    const { version, settings } = await newestSettings(surroundings.store.settings);
    const documents = readings(value).map((reading) => withField(settings, field, reading));
    const fitting = documents.find((document) => judgeSettings(document, null).settings !== null);
    const document = fitting ?? documents[0];
    return saveSettings(surroundings, { document, basedOn: version, savedBy: commandLineUser });
  },
};

function readings(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return [value];
  try {
    const parsed: unknown = JSON.parse(value);
    return [parsed, value];
  } catch {
    return [value];
  }
}
