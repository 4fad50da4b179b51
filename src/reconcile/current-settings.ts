import { isDeepStrictEqual } from 'node:util';
import { checkSettings } from '../settings/check-settings.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { parseSettings, type Settings } from '../settings/settings-schema.ts';
import { SettingsConflict, type SettingsStore, type SettingsVersion } from '../settings/settings-store.ts';
import { errorMessage } from './error-message.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';

/** `live` acts; `shadow` decides and reports, and writes nothing. */
export type Mode = 'live' | 'shadow';

/** What holds right now. */
export interface CurrentState {
  readonly version: number;
  readonly settings: Settings;
  readonly mode: Mode;
}

interface CurrentSettingsOptions {
  readonly store: SettingsStore;
  /** Reads the settings file, as JSON; null: there is none. Not asked for once somebody has saved settings. */
  readonly readFile: (() => Promise<unknown>) | null;
  /** MODE of the environment, which wins over the settings; null where it is not set. */
  readonly environmentMode: Mode | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Real milliseconds between two looks into the store; default 3,000. */
  readonly reloadMs?: number;
}

export interface CurrentSettings {
  get(): CurrentState;
  /** Looks into the store now: for whoever has just saved. Keeps what it has where the store fails. */
  reload(): Promise<void>;
  /** False: the latest look into the store failed, so that there may be newer ones. */
  isRead(): boolean;
  /** Called with every newer version, after `get` answers it. */
  onChange(listener: (state: CurrentState) => void): void;
  stop(): void;
}

/** Under these names a start saves, for want of anybody who has. */
const starts = { defaults: 'defaults', file: 'settings file' } as const;
const savedByStarts: ReadonlySet<string> = new Set(Object.values(starts));

/**
 * Holds the newest settings, so that a change takes effect within seconds and without a restart. An empty
 * store is given its first version. As long as nobody has saved settings, those of the file become the newest
 * version where they differ from it: a start that names what is missing in the account has saved some already,
 * and the file is what an admin writes or corrects then.
 * @throws SettingsError where the file is asked for and cannot be used, or its fields contradict each other
 */
export async function openCurrentSettings(options: CurrentSettingsOptions): Promise<CurrentSettings> {
  const { store, environmentMode, logger, reloadMs = 3000 } = options;
  const listeners: ((state: CurrentState) => void)[] = [];
  let state = stateOf(await startingWith(options), environmentMode);
  let isRead = true;
  const reload = async (): Promise<void> => {
    try {
      const newest = await store.current();
      isRead = true;
      if (newest === null || newest.version <= state.version) return;
      state = stateOf(newest, environmentMode);
    } catch (error) {
      isRead = false;
      logger.warn({ error: errorMessage(error) }, 'The settings could not be read; the last ones still hold');
      return;
    }
    logger.info({ version: state.version, mode: state.mode }, 'New settings hold');
    for (const listener of listeners) listener(state);
  };
  const timer = setInterval(() => void reload(), reloadMs);
  timer.unref();
  return {
    get: () => state,
    reload,
    isRead: () => isRead,
    onChange: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

function stateOf({ version, settings }: SettingsVersion, environmentMode: Mode | null): CurrentState {
  return { version, settings, mode: environmentMode ?? settings.mode ?? 'shadow' };
}

async function startingWith({ store, readFile, clock }: CurrentSettingsOptions): Promise<SettingsVersion> {
  const newest = await store.current();
  if (newest !== null && (readFile === null || !savedByStarts.has(newest.savedBy))) return newest;
  const settings = parseSettings(readFile === null ? {} : await readFile());
  if (newest !== null && isDeepStrictEqual(newest.settings, settings)) return newest;
  const problems = checkSettings(settings);
  if (problems.length > 0) throw new SettingsError(problems);
  const savedBy = readFile === null ? starts.defaults : starts.file;
  try {
    return await store.save(settings, newest?.version ?? 0, savedBy, clock.now());
  } catch (error) {
    // Another server was first; its version is as good.
    const theirs = error instanceof SettingsConflict ? await store.current() : null;
    if (theirs) return theirs;
    throw error;
  }
}
