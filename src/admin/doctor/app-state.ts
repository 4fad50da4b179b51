import { z } from 'zod';
import type { Mode } from '../../reconcile/current-settings.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import type { Operation } from '../operation.ts';

/** By what a running app works. */
export interface AppState {
  readonly version: number;
  readonly savedBy: string;
  readonly settings: Settings;
  readonly mode: Mode;
}

/** Asks the app that holds the database what nobody else can read there meanwhile. */
export const readAppState: Operation<Record<string, never>, AppState> = {
  name: 'app-state',
  input: z.strictObject({}),
  worksWithoutAccount: true,
  async run({ store, settings }) {
    await store.ready();
    const stored = await store.settings.current();
    const { version, settings: current, mode } = settings.get();
    return { version, savedBy: stored?.savedBy ?? 'nobody', settings: current, mode };
  },
};
