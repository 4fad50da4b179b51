import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { commandLineUser, saveSettings, type SettingsChange } from './save-settings.ts';

interface Import {
  /** The whole document; what is left out takes its default. */
  readonly settings: unknown;
  /** The version the document was made from. */
  readonly basedOn: number;
}

/** Puts a whole settings document in the place of the newest one. */
export const importSettings: Operation<Import, SettingsChange> = {
  name: 'settings-import',
  input: z.strictObject({ settings: z.json(), basedOn: z.int().min(0) }),
  worksWithoutAccount: true,
  run: (surroundings, { settings, basedOn }) =>
    saveSettings(surroundings, { document: settings, basedOn, savedBy: commandLineUser }),
};
