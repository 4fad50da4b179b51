import { SettingsError } from '../../settings/settings-error.ts';
import { SettingsConflict } from '../../settings/settings-store.ts';
import type { SettingsStore, SettingsVersion } from '../../settings/settings-store.ts';
import { Refusal } from '../refusal.ts';

/** @throws Refusal 503 where the store fails; SettingsConflict as it comes */
export async function withStore<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SettingsConflict) throw error;
    if (error instanceof SettingsError)
      throw new Refusal(
        503,
        'the newest settings were saved by another release of the app, which this server does not understand: ' +
          'bring all servers to the same release',
        { cause: error },
      );
    throw new Refusal(503, 'the settings cannot be read or saved just now; try again in a minute', {
      cause: error,
    });
  }
}

/** @throws Refusal 503 where there is none, or the store fails */
export async function newestSettings(store: Pick<SettingsStore, 'current'>): Promise<SettingsVersion> {
  const newest = await withStore(store.current());
  if (newest === null) throw new Refusal(503, 'there are no settings yet; try again in a minute');
  return newest;
}
