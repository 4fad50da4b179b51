import type { SettingsStore, SettingsVersion } from '../../settings/settings-store.ts';
import { OperationRefused } from '../operation.ts';

/**
 * The settings that were saved last.
 * @throws OperationRefused where there are none, SettingsError where this release does not understand them
 */
export async function newestSettings(store: Pick<SettingsStore, 'current'>): Promise<SettingsVersion> {
  const newest = await store.current();
  if (newest === null) throw new OperationRefused('not found', 'There are no settings yet.');
  return newest;
}
