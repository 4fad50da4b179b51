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
  /** The settings document an empty store starts with; undefined: all defaults. Otherwise not looked at. */
  readonly seed?: unknown;
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
  /** Called with every newer version, after `get` answers it. */
  onChange(listener: (state: CurrentState) => void): void;
  stop(): void;
}

/**
 * Holds the newest settings, so that a change takes effect within seconds and without a restart. An empty
 * store is given its first version.
 * @throws SettingsError where the seed is not a valid settings document, or its fields contradict each other
 */
export async function openCurrentSettings(options: CurrentSettingsOptions): Promise<CurrentSettings> {
  const { store, environmentMode, logger, reloadMs = 3000 } = options;
  const listeners: ((state: CurrentState) => void)[] = [];
  let state = stateOf((await store.current()) ?? (await seed(options)), environmentMode);
  const reload = async (): Promise<void> => {
    try {
      const newest = await store.current();
      if (newest === null || newest.version <= state.version) return;
      state = stateOf(newest, environmentMode);
    } catch (error) {
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
    onChange: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

function stateOf({ version, settings }: SettingsVersion, environmentMode: Mode | null): CurrentState {
  return { version, settings, mode: environmentMode ?? settings.mode ?? 'shadow' };
}

async function seed({ store, seed: document, clock }: CurrentSettingsOptions): Promise<SettingsVersion> {
  const savedBy = document === undefined ? 'defaults' : 'settings file';
  const settings = parseSettings(document ?? {});
  const problems = checkSettings(settings);
  if (problems.length > 0) throw new SettingsError(problems);
  try {
    return await store.save(settings, 0, savedBy, clock.now());
  } catch (error) {
    // Another server was first; its version is as good.
    const newest = error instanceof SettingsConflict ? await store.current() : null;
    if (newest) return newest;
    throw error;
  }
}
