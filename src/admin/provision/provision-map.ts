import { z } from 'zod';
import { proposeMapping } from '../../hubspot/provisioning/mapping/propose-mapping.ts';
import type { MappingProposals } from '../../hubspot/provisioning/mapping/proposals.ts';
import { withField } from '../../settings/fields.ts';
import type { Operation } from '../operation.ts';
import { commandLineUser, saveSettings } from '../settings/save-settings.ts';
import { newestSettings } from '../settings/stored-settings.ts';
import { lookAtAccount } from './look-at-account.ts';

/** What the account seems to have under other names, and whether the settings name it now. */
export interface MapReport extends MappingProposals {
  /** The version of the settings that was saved; null: none was. */
  readonly savedVersion: number | null;
}

/**
 * Proposes settings for what is there under other names, and saves them where asked to; what could be one of
 * several things is listed and left as it is. The account itself is not changed.
 */
export const provisionMap: Operation<{ readonly apply: boolean }, MapReport> = {
  name: 'provision-map',
  input: z.strictObject({ apply: z.boolean() }),
  worksWithoutAccount: true,
  run: async (surroundings, { apply }) => {
    const { version, settings } = await newestSettings(surroundings.store.settings);
    const existing = await lookAtAccount(surroundings, settings);
    const environment = surroundings.configuration.creativeProject;
    const found = proposeMapping({ mapping: settings.mapping, environment, existing });
    if (!apply || found.proposals.length === 0) return { ...found, savedVersion: null };
    const document = found.proposals.reduce<unknown>(
      (changed, { setting, value }) => withField(changed, setting, value),
      settings,
    );
    // What is not there under any name is created afterwards.
    const proposal = { document, basedOn: version, savedBy: commandLineUser, fitsLater: true } as const;
    const saved = await saveSettings(surroundings, proposal);
    return { ...found, savedVersion: saved.version };
  },
};
