import type { Configuration } from '../../config/configuration.ts';
import type { Mode } from '../../reconcile/current-settings.ts';
import { checkSettings } from '../../settings/check-settings.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { parseSettings, type Settings } from '../../settings/settings-schema.ts';
import type { FoundSettings } from './check-database.ts';
import { error, lineOf, ok, warning, type Group, type Line } from './report.ts';

interface Found {
  readonly lines: readonly Line[];
  /** null: none that could be used. */
  readonly settings: Settings | null;
}

const check = 'settings';
const wayToChange = 'Change it: creative-refresh settings set, or the settings page in HubSpot.';

/**
 * What is to be said of the settings, and those the other checks go by: the defaults where there are no usable
 * ones. `readFile` reads SETTINGS_FILE.
 */
export async function checkSettingsFound(
  found: FoundSettings,
  configuration: Configuration,
  readFile: (path: string) => Promise<unknown>,
): Promise<{ readonly group: Group; readonly settings: Settings }> {
  const { lines, settings } = await judge(found, configuration.settingsFile, readFile);
  const name = 'Settings';
  if (settings === null) {
    const fallback = warning(
      check,
      'All that follows was checked with the default settings.',
      'Mend the settings, then run doctor again.',
    );
    return { group: { name, lines: [...lines, fallback] }, settings: parseSettings({}) };
  }
  const doubts = checkSettings(settings).map(({ field, message }) =>
    warning(`${check} ${field}`, `${field} ${message}.`, wayToChange),
  );
  const mode = found.from === 'app' ? modeOfApp(found.state.mode) : modeOf(configuration, settings);
  return { group: { name, lines: [...lines, ...doubts, mode] }, settings };
}

async function judge(
  found: FoundSettings,
  file: string | null,
  readFile: (path: string) => Promise<unknown>,
): Promise<Found> {
  switch (found.from) {
    case 'nowhere':
      return {
        lines: [
          lineOf(
            check,
            { what: 'The settings could not be read', fix: 'see what is said of the database' },
            'warning',
          ),
        ],
        settings: null,
      };
    case 'app': {
      const { version, savedBy, settings } = found.state;
      return { lines: [ok(check, valid(version, savedBy))], settings };
    }
    case 'database':
      if (found.stored instanceof SettingsError) return invalid(found.stored, 'The stored settings');
      if (found.stored !== null) {
        const { version, savedBy, settings } = found.stored;
        return { lines: [ok(check, valid(version, savedBy))], settings };
      }
      return file === null ? defaults() : await fromFile(file, readFile);
  }
}

const valid = (version: number, savedBy: string) => `Version ${version}, saved by ${savedBy}, is valid.`;

const defaults = (): Found => ({
  lines: [ok(check, 'None are stored yet: the app starts with its defaults.')],
  settings: parseSettings({}),
});

async function fromFile(file: string, readFile: (path: string) => Promise<unknown>): Promise<Found> {
  let document: unknown;
  try {
    document = await readFile(file);
  } catch (failure) {
    if (!(failure instanceof SettingsError)) throw failure;
    const fix = 'Correct SETTINGS_FILE or the file, or leave the variable out.';
    return { lines: failure.problems.map(({ message }) => error(check, `${message}.`, fix)), settings: null };
  }
  try {
    const settings = parseSettings(document);
    return { lines: [ok(check, `None are stored yet: the app starts with those in ${file}.`)], settings };
  } catch (failure) {
    if (failure instanceof SettingsError) return invalid(failure, `The settings in ${file}`);
    throw failure;
  }
}

function invalid({ problems }: SettingsError, which: string): Found {
  return {
    lines: problems.map(({ field, message }) =>
      error(`${check} ${field}`, `${which} cannot be used: ${field} ${message}.`, wayToChange),
    ),
    settings: null,
  };
}

const modes: Readonly<Record<Mode, string>> = {
  live: 'live: the app writes and sends',
  shadow: 'shadow: the app decides and records, and writes and sends nothing',
};

const modeOfApp = (mode: Mode): Line => ok('mode', `The mode of the running app is ${modes[mode]}.`);

function modeOf({ mode }: Configuration, settings: Settings): Line {
  if (mode !== null) return ok('mode', `The mode is ${modes[mode]} (MODE in the environment says so).`);
  return ok('mode', `The mode is ${modes[settings.mode ?? 'shadow']}.`);
}
