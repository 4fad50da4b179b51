import { expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { SettingsConflict } from '../../src/settings/settings-store.ts';
import { describeOnEachDialect } from './support/dialects.ts';

const defaults = parseSettings({});
const monthly = parseSettings({ cadence: { defaultDays: 30 }, holidays: ['2026-12-25'] });

describeOnEachDialect('The settings store', (databases) => {
  it('an empty store has no settings, and takes version 1 as its first', async () => {
    const { settings } = await databases.open();
    expect(await settings.current()).toBeNull();
    expect(await settings.history(10)).toEqual([]);

    const first = { version: 1, settings: defaults, savedAt: 100, savedBy: 'ada@example.com' };
    expect(await settings.save(defaults, 0, 'ada@example.com', 100)).toEqual(first);
    expect(await settings.current()).toEqual(first);
  });

  it('keeps every version, the newest first', async () => {
    const { settings } = await databases.open();
    await settings.save(defaults, 0, 'ada', 100);
    await settings.save(monthly, 1, 'bob', 200);
    await settings.save(defaults, 2, 'ada', 300);

    const versions = await settings.history(2);
    expect(versions).toEqual([
      { version: 3, document: defaults, savedAt: 300, savedBy: 'ada' },
      { version: 2, document: monthly, savedAt: 200, savedBy: 'bob' },
    ]);
    expect(await settings.history(10)).toHaveLength(3);
  });

  it.each([
    ['an older version', 1],
    ['a version that does not exist yet', 3],
  ])('refuses a change based on %s, naming the newest', async (_, basedOn) => {
    const { settings } = await databases.open();
    await settings.save(defaults, 0, 'ada', 100);
    await settings.save(monthly, 1, 'bob', 200);

    const refusal = await settings.save(defaults, basedOn, 'cy', 300).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingsConflict);
    expect(refusal).toMatchObject({ currentVersion: 2 });
    expect((await settings.current())?.version).toBe(2);
  });

  it('of several who save at the same moment exactly one succeeds', async () => {
    const { settings } = await databases.open();
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => settings.save(defaults, 0, `person ${index}`, 100)),
    );

    expect(saves.filter((save) => save.status === 'fulfilled')).toHaveLength(1);
    for (const save of saves) {
      if (save.status === 'rejected') expect(save.reason).toBeInstanceOf(SettingsConflict);
    }
    expect(await settings.history(10)).toHaveLength(1);
  });
});
