import type { Instant } from '../domain/model.ts';
import type { Settings } from './settings-schema.ts';

/** One saved state of the settings; versions count from 1 without gaps. */
export interface SettingsVersion {
  readonly version: number;
  readonly settings: Settings;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

/** A saved state as it was written down: a later release may not take it for valid settings any more. */
export interface SettingsRecord {
  readonly version: number;
  /** JSON. */
  readonly document: unknown;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

/** Somebody else saved in between: read again, look, then save again. */
export class SettingsConflict extends Error {
  override readonly name = 'SettingsConflict';
  readonly currentVersion: number;
  constructor(currentVersion: number) {
    super(
      `The settings were changed meanwhile: version ${currentVersion} is the newest. Read it, then save again.`,
    );
    this.currentVersion = currentVersion;
  }
}

/** Settings are kept for ever, version by version. */
export interface SettingsStore {
  /**
   * null: nothing was ever saved.
   * @throws SettingsError where the stored document is not valid in this release
   */
  current(): Promise<SettingsVersion | null>;
  /**
   * Saves `settings` as the version after `basedOn` (0 for the very first).
   * @throws SettingsConflict where `basedOn` is not the newest version any more.
   */
  save(settings: Settings, basedOn: number, savedBy: string, now: Instant): Promise<SettingsVersion>;
  /** Newest first. */
  history(limit: number): Promise<readonly SettingsRecord[]>;
}
