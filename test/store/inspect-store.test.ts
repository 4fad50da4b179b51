import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { inspectStore } from '../../src/store/inspect-store.ts';
import { describeOnEachDialect, sqliteDatabases } from './support/dialects.ts';
import { quietLogger } from './support/quiet-logger.ts';

const inspect = (url: string) => inspectStore(url, quietLogger);

describeOnEachDialect('A look at the database', (databases) => {
  it('shows its newest settings, and that it is up to date and can be written to', async () => {
    const url = await databases.createUrl();
    const store = await databases.open(url);
    const settings = parseSettings({ leadDays: 10 });
    await store.settings.save(settings, 0, 'Amara', 5000);
    await store.close();

    expect(await inspect(url)).toEqual({
      where: expect.any(String) as string,
      state: 'open',
      isEmpty: false,
      pending: [],
      unknown: [],
      unwritable: null,
      settings: { version: 1, settings, savedAt: 5000, savedBy: 'Amara' },
    });
  });
});

describe('A look at the embedded database', () => {
  const databases = sqliteDatabases();

  it('creates nothing where there is none, and says in which folder it will be', async () => {
    const folder = await databases.createFolder();
    const file = join(folder, 'not', 'there', 'store.db');

    expect(await inspect(`file:${file}`)).toEqual({
      where: file,
      state: 'absent',
      folder,
      canBeMade: true,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('says that its folder cannot be written to', async () => {
    const folder = join(await databases.createFolder(), 'kept');
    await mkdir(folder);
    await chmod(folder, 0o555);
    onTestFinished(() => chmod(folder, 0o755));

    expect(await inspect(`file:${join(folder, 'store.db')}`)).toMatchObject({
      state: 'absent',
      canBeMade: false,
    });
  });

  it('lists all migrations of an empty file and carries none of them out', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    await writeFile(file, '');
    const expected = {
      where: file,
      state: 'open',
      isEmpty: true,
      pending: expect.arrayContaining(['0001-first-tables']) as string[],
      unknown: [],
      unwritable: null,
      settings: null,
    };

    expect(await inspect(`file:${file}`)).toEqual(expected);
    expect(await inspect(`file:${file}`)).toEqual(expected);
  });

  it('leaves the file to the app that has it', async () => {
    const url = await databases.createUrl();
    await databases.open(url);

    expect(await inspect(url)).toEqual({ where: url.slice('file:'.length), state: 'in use' });
  });

  it('has nothing to see where the database is in memory', async () => {
    expect(await inspect('file::memory:')).toEqual({ where: ':memory:', state: 'in memory' });
  });

  it('tells settings that this version cannot read', async () => {
    const url = await databases.createUrl();
    const store = await databases.open(url);
    const future = { ...parseSettings({}), leadDays: 9999 };
    await store.settings.save(future, 0, 'a newer version', 5000);
    await store.close();

    const { settings } = { settings: null, ...(await inspect(url)) };
    expect(settings).toBeInstanceOf(SettingsError);
  });
});
