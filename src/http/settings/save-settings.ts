import { isDeepStrictEqual } from 'node:util';
import { ownersNamedBy } from '../../settings/owner-fields.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import type { SettingsProblem } from '../../settings/settings-error.ts';
import { SettingsConflict } from '../../settings/settings-store.ts';
import type { SettingsVersion } from '../../settings/settings-store.ts';
import { Refusal } from '../refusal.ts';
import type { UiCaller } from '../ui-requests.ts';
import type { AskHubSpot } from './ask-hubspot.ts';
import type { SettingsRoutesOptions } from './settings-routes-options.ts';
import { newestSettings, withStore } from './stored-settings.ts';

export interface Saving {
  readonly settings: Settings;
  /** The version the admin was looking at. */
  readonly basedOn: number;
  readonly caller: UiCaller;
  /** Whether HubSpot could be asked for the people, and they were found among them. */
  readonly arePeopleKnown: boolean;
}

/**
 * Saves the settings and makes them hold on this server at once; the others follow within seconds. Where nothing
 * differs from the newest version no other is made, so that the same request sent twice saves once.
 * @throws Refusal 409 where somebody else saved meanwhile, 400 where the account does not fit a changed mapping,
 * 503 where HubSpot or the store could not be asked
 */
export async function saveSettings(
  saving: Saving,
  options: SettingsRoutesOptions,
  askPatiently: AskHubSpot,
): Promise<SettingsVersion> {
  const newest = await newestSettings(options.store);
  if (isDeepStrictEqual(newest.settings, saving.settings)) return newest;
  if (newest.version !== saving.basedOn) throw conflictWith(newest);
  if (!saving.arePeopleKnown && namesOthers(saving.settings, newest.settings))
    throw new Refusal(503, 'HubSpot could not be asked for the people chosen; try again in a minute');
  if (!isDeepStrictEqual(newest.settings.mapping, saving.settings.mapping))
    await refuseUnlessFitting(saving.settings, options, askPatiently);
  const saved = await saveOrCompare(saving, options);
  await options.current.reload();
  return saved;
}

async function saveOrCompare(
  { settings, basedOn, caller }: Saving,
  { store, clock, logger }: SettingsRoutesOptions,
): Promise<SettingsVersion> {
  const { userId, userEmail } = caller;
  const savedBy = userEmail === null ? userId : `${userEmail} (${userId})`;
  try {
    const saved = await withStore(store.save(settings, basedOn, savedBy, clock.now()));
    logger.info({ version: saved.version, userId }, 'Settings saved');
    return saved;
  } catch (error) {
    if (!(error instanceof SettingsConflict)) throw error;
    const newest = await newestSettings(store);
    // The same request, sent twice by HubSpot, may have met itself.
    if (isDeepStrictEqual(newest.settings, settings)) return newest;
    throw conflictWith(newest);
  }
}

function conflictWith({ version, savedBy, savedAt }: SettingsVersion): Refusal {
  return new Refusal(
    409,
    `${savedBy} saved version ${version} meanwhile: load it, look at what has changed, and make your change again`,
    { details: { currentVersion: version, savedBy, savedAt: new Date(savedAt).toISOString() } },
  );
}

/** People who were there before need not be looked up to save something else. */
function namesOthers(settings: Settings, before: Settings): boolean {
  return !isDeepStrictEqual(ownersNamedBy(settings), ownersNamedBy(before));
}

async function refuseUnlessFitting(
  { mapping }: Settings,
  { checkMapping }: SettingsRoutesOptions,
  askPatiently: AskHubSpot,
): Promise<void> {
  const misfits = await askPatiently('What the mapping names', () => checkMapping(mapping));
  if (misfits === null)
    throw new Refusal(503, 'HubSpot could not be asked for what the mapping names; try again in a minute');
  if (misfits.answer.length > 0)
    throw notValid(misfits.answer.map((message) => ({ field: 'mapping', message })));
}

/** The refusal of settings that cannot be saved as they are. */
export function notValid(problems: readonly SettingsProblem[]): Refusal {
  return new Refusal(400, 'the settings were not saved, because some are not valid', {
    details: { problems },
  });
}
