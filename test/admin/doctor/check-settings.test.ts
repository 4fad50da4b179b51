import { describe, expect, it } from 'vitest';
import { checkSettingsFound } from '../../../src/admin/doctor/check-settings.ts';
import type { FoundSettings } from '../../../src/admin/doctor/check-database.ts';
import { readConfiguration } from '../../../src/config/read-configuration.ts';
import { SettingsError } from '../../../src/settings/settings-error.ts';
import { parseSettings } from '../../../src/settings/settings-schema.ts';
import { smtpEnvironment } from '../../config/environments.ts';

const defaults = parseSettings({});
const ok = (what: string, check = 'settings') => ({ verdict: 'ok', check, what, fix: null });
const shadow = ok('The mode is shadow: the app decides and records, and writes and sends nothing.', 'mode');
const change = 'Change it: creative-refresh settings set, or the settings page in HubSpot.';
const fallback = {
  verdict: 'warning',
  check: 'settings',
  what: 'All that follows was checked with the default settings.',
  fix: 'Mend the settings, then run doctor again.',
};
const none: FoundSettings = { from: 'database', stored: null };

async function check(
  found: FoundSettings,
  environment: Readonly<Record<string, string>> = {},
  file: () => Promise<unknown> = () => Promise.reject(new Error('no file is read')),
) {
  const configuration = readConfiguration({ ...smtpEnvironment(), ...environment });
  const { group, settings } = await checkSettingsFound(found, configuration, file);
  expect(group.name).toBe('Settings');
  return { lines: group.lines, settings };
}

describe('What doctor says of the settings', () => {
  it('is their version and mode', async () => {
    const settings = parseSettings({ mode: 'live' });
    const stored = { version: 7, settings, savedAt: 5000, savedBy: 'Amara' };
    expect(await check({ from: 'database', stored })).toEqual({
      lines: [
        ok('Version 7, saved by Amara, is valid.'),
        ok('The mode is live: the app writes and sends.', 'mode'),
      ],
      settings,
    });
  });

  it('is that the environment decides the mode', async () => {
    const { lines } = await check(none, { MODE: 'live' });
    expect(lines.at(-1)).toEqual(
      ok('The mode is live: the app writes and sends (MODE in the environment says so).', 'mode'),
    );
  });

  it('is what the running app goes by', async () => {
    const state = { version: 7, savedBy: 'Amara', settings: defaults, mode: 'live' } as const;
    expect((await check({ from: 'app', state })).lines).toEqual([
      ok('Version 7, saved by Amara, is valid.'),
      ok('The mode of the running app is live: the app writes and sends.', 'mode'),
    ]);
  });

  it('is with which ones the app will start', async () => {
    expect(await check(none)).toEqual({
      lines: [ok('None are stored yet: the app starts with its defaults.'), shadow],
      settings: defaults,
    });
    const file = () => Promise.resolve({ leadDays: 10 });
    expect(await check(none, { SETTINGS_FILE: 'ours.json' }, file)).toEqual({
      lines: [ok('None are stored yet: the app starts with those in ours.json.'), shadow],
      settings: parseSettings({ leadDays: 10 }),
    });
  });

  it('is every field of the settings file that cannot be used', async () => {
    const file = () => Promise.resolve({ leadDays: -1, cadence: { defaultDays: 0 } });
    const { lines, settings } = await check(none, { SETTINGS_FILE: 'ours.json' }, file);
    expect(settings).toEqual(defaults);
    expect(lines).toEqual([
      {
        verdict: 'error',
        check: 'settings cadence.defaultDays',
        what: 'The settings in ours.json cannot be used: cadence.defaultDays must be at least 1 day.',
        fix: change,
      },
      {
        verdict: 'error',
        check: 'settings leadDays',
        what: expect.stringContaining('The settings in ours.json cannot be used: leadDays ') as string,
        fix: change,
      },
      fallback,
    ]);
  });

  it('is what is wrong with those that are stored', async () => {
    const stored = new SettingsError([{ field: 'leadDays', message: 'must be at most 365' }]);
    expect((await check({ from: 'database', stored })).lines).toEqual([
      {
        verdict: 'error',
        check: 'settings leadDays',
        what: 'The stored settings cannot be used: leadDays must be at most 365.',
        fix: change,
      },
      fallback,
    ]);
  });

  it('is what their fields say against each other', async () => {
    const settings = parseSettings({ turnaround: { standardBusinessDays: 9 } });
    const stored = { version: 1, settings, savedAt: 5000, savedBy: 'Amara' };
    expect((await check({ from: 'database', stored })).lines).toEqual([
      ok('Version 1, saved by Amara, is valid.'),
      {
        verdict: 'warning',
        check: 'settings turnaround.extendedBusinessDays',
        what: 'turnaround.extendedBusinessDays must not be shorter than the standard turnaround (9 business days).',
        fix: change,
      },
      shadow,
    ]);
  });

  it('is that they could not be read', async () => {
    expect((await check({ from: 'nowhere' })).lines).toEqual([
      {
        verdict: 'warning',
        check: 'settings',
        what: 'The settings could not be read.',
        fix: 'See what is said of the database.',
      },
      fallback,
    ]);
  });
});
