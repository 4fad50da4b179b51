import { z } from 'zod';
import { fieldAt } from '../../settings/fields.ts';
import { OperationRefused, type Operation } from '../operation.ts';
import { newestSettings } from './stored-settings.ts';

/** The settings as they were saved last. */
export interface StoredSettings {
  readonly version: number;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  readonly savedBy: string;
  /** null: the whole document. */
  readonly field: string | null;
  readonly value: unknown;
  /** What holds: MODE of the environment wins over the settings. */
  readonly mode: 'live' | 'shadow';
}

export const getSettings: Operation<{ readonly field: string | null }, StoredSettings> = {
  name: 'settings-get',
  input: z.strictObject({ field: z.string().nullable().default(null) }),
  worksWithoutAccount: true,
  run: async ({ store, settings }, { field }) => {
    const { version, savedAt, savedBy, settings: document } = await newestSettings(store.settings);
    const found = field === null ? { value: document } : fieldAt(document, field);
    if (found === null)
      throw new OperationRefused(
        'not found',
        `${field ?? ''} is not a setting. All of them are shown by: creative-refresh settings get`,
      );
    const common = { version, savedAt: new Date(savedAt).toISOString(), savedBy, field };
    return { ...common, value: found.value, mode: settings.get().mode };
  },
};
