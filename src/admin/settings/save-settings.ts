import { isDeepStrictEqual } from 'node:util';
import { readPeople } from '../../hubspot/reading/read-people.ts';
import { findMisfits } from '../../hubspot/start-up/find-misfits.ts';
import { differencesBetween, type Difference } from '../../settings/differences.ts';
import { judgeSettings } from '../../settings/judge-settings.ts';
import { ownersNamedBy } from '../../settings/owner-fields.ts';
import type { SettingsProblem } from '../../settings/settings-error.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { SettingsConflict, type SettingsVersion } from '../../settings/settings-store.ts';
import { OperationRefused, type AdminSurroundings } from '../operation.ts';
import { newestSettings } from './stored-settings.ts';

type Surroundings = Pick<AdminSurroundings, 'configuration' | 'clock' | 'store' | 'settings' | 'transport'>;

export interface Proposal {
  /** The whole settings document; what is left out takes its default. */
  readonly document: unknown;
  /** The version it was made from. */
  readonly basedOn: number;
  /** Who the history of the settings names. */
  readonly savedBy: string;
  /** True: what the mapping names need not all be in the account yet. */
  readonly fitsLater?: true;
}

/** What a change of the settings came to. */
export interface SettingsChange {
  readonly version: number;
  /** Against the version before; empty: nothing was different, and nothing was saved. */
  readonly changes: readonly Difference[];
}

/** The history of the settings names those who have no name in HubSpot so. */
export const commandLineUser = 'command line';

/**
 * Saves settings under the same checks as the settings page, and makes them hold here at once. HubSpot is asked
 * only where other people or another mapping are named.
 * @throws OperationRefused that names everything wrong, or who saved meanwhile; AccountError where HubSpot must
 * be asked and cannot
 */
export async function saveSettings(
  surroundings: Surroundings,
  { document, basedOn, savedBy, fitsLater }: Proposal,
): Promise<SettingsChange> {
  const { store, clock } = surroundings;
  const newest = await newestSettings(store.settings);
  const settings = await judged(surroundings, document, newest.settings);
  if (isDeepStrictEqual(newest.settings, settings)) return { version: newest.version, changes: [] };
  if (newest.version !== basedOn) throw conflictWith(newest, basedOn);
  if (fitsLater !== true && !isDeepStrictEqual(newest.settings.mapping, settings.mapping)) {
    const { creativeProject } = surroundings.configuration;
    const misfits = await findMisfits(surroundings.transport, settings.mapping, creativeProject);
    if (misfits.length > 0) throw notValid(misfits.map((message) => ({ field: 'mapping', message })));
  }
  try {
    const { version } = await store.settings.save(settings, basedOn, savedBy, clock.now());
    await surroundings.settings.reload();
    return { version, changes: differencesBetween(newest.settings, settings) };
  } catch (error) {
    if (!(error instanceof SettingsConflict)) throw error;
    throw conflictWith(await newestSettings(store.settings), basedOn);
  }
}

/** Whether the settings hold water by themselves, and name only people who work here. */
async function judged(
  { transport }: Pick<Surroundings, 'transport'>,
  document: unknown,
  before: Settings,
): Promise<Settings> {
  const { settings, problems } = judgeSettings(document, null);
  if (settings === null) throw notValid(problems);
  if (isDeepStrictEqual(ownersNamedBy(settings), ownersNamedBy(before))) return settings;
  const withPeople = judgeSettings(document, await readPeople(transport));
  if (withPeople.settings === null) throw notValid(withPeople.problems);
  return withPeople.settings;
}

function notValid(problems: readonly SettingsProblem[]): OperationRefused {
  const lines = problems.map(({ field, message }) => `  - ${field}: ${message}`);
  return new OperationRefused('bad input', `The settings were not saved:\n${lines.join('\n')}`);
}

function conflictWith({ version, savedBy }: SettingsVersion, basedOn: number): OperationRefused {
  return new OperationRefused(
    'conflict',
    `The settings were not saved: this change was made from version ${basedOn}, but ${savedBy} has saved version ` +
      `${version}. Look at what has changed, and make the change again.`,
  );
}
