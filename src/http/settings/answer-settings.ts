import type { SettingsVersion } from '../../settings/settings-store.ts';
import type { SettingsAnswer } from '../settings-answer.ts';
import type { AskHubSpot } from './ask-hubspot.ts';
import { readChoices } from './choices.ts';
import { describeHistory } from './describe-history.ts';
import { previewOf } from './preview.ts';
import type { SettingsRoutesOptions } from './settings-routes-options.ts';
import { withStore } from './stored-settings.ts';

const shownVersions = 20;

/**
 * All that the settings page shows of one version.
 * @throws Refusal 503 where the store fails
 */
export async function answerSettings(
  { version, settings, savedAt, savedBy }: SettingsVersion,
  previewDate: string | undefined,
  options: SettingsRoutesOptions,
  ask: AskHubSpot,
): Promise<SettingsAnswer> {
  const [preview, records, choices] = await Promise.all([
    previewOf(settings, previewDate, options, ask),
    withStore(options.store.history(shownVersions + 1)),
    readChoices(options, ask),
  ]);
  return {
    version,
    savedAt: new Date(savedAt).toISOString(),
    savedBy,
    settings,
    mode: modeOf(settings.mode, options.environmentMode),
    preview,
    history: describeHistory(records, shownVersions),
    choices,
  };
}

type Mode = SettingsAnswer['mode']['effective'];

function modeOf(setting: Mode | null, environment: Mode | null): SettingsAnswer['mode'] {
  if (environment !== null) return { effective: environment, setBy: 'environment' };
  if (setting !== null) return { effective: setting, setBy: 'settings' };
  return { effective: 'shadow', setBy: 'default' };
}
