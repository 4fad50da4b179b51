import type { Instant } from '../../../src/domain/model.ts';
import type { Settings } from '../../../src/settings/settings-schema.ts';
import {
  SettingsConflict,
  type SettingsRecord,
  type SettingsStore,
  type SettingsVersion,
} from '../../../src/settings/settings-store.ts';

/** The settings' versions in memory. */
export class FakeSettingsStore implements SettingsStore {
  readonly versions: SettingsVersion[] = [];
  /** Thrown by the next look at the present version. */
  failure: Error | null = null;

  current(): Promise<SettingsVersion | null> {
    const { failure } = this;
    this.failure = null;
    return failure ? Promise.reject(failure) : Promise.resolve(this.versions.at(-1) ?? null);
  }
  save(settings: Settings, basedOn: number, savedBy: string, savedAt: Instant): Promise<SettingsVersion> {
    if (basedOn !== this.versions.length) return Promise.reject(new SettingsConflict(this.versions.length));
    const saved = { version: basedOn + 1, settings, savedAt, savedBy };
    this.versions.push(saved);
    return Promise.resolve(saved);
  }
  history(limit: number): Promise<readonly SettingsRecord[]> {
    const newestFirst = this.versions.toReversed().slice(0, limit);
    return Promise.resolve(newestFirst.map(({ settings, ...rest }) => ({ ...rest, document: settings })));
  }
}
