import { readFile, readdir, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { openSqlite } from '../../src/store/sqlite-database.ts';
import {
  StoreFileError,
  StoreFileGoneError,
  StoreInUseError,
  StoreMigrationError,
} from '../../src/store/store-errors.ts';
import { sqliteDatabases } from './support/dialects.ts';
import { email } from './support/effects.ts';
import { mark } from './support/queue.ts';
import { startScript, waitForEnd } from './support/run-script.ts';

describe('The embedded database file', () => {
  const databases = sqliteDatabases();

  it('is created together with the folders it lies in', async () => {
    const file = join(await databases.createFolder(), 'not', 'there', 'yet', 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.ready();

    expect((await stat(file)).isFile()).toBe(true);
  });

  it('is refused to a second process while the first has it, and free when that one has closed it', async () => {
    const url = await databases.createUrl();
    const store = await databases.open(url);
    expect(await waitForEnd(startScript('open and tell', url))).toEqual({
      printed: 'StoreInUseError',
      code: 0,
    });

    await store.close();
    expect(await waitForEnd(startScript('open and tell', url))).toEqual({ printed: 'opened', code: 0 });
  });

  it('is refused to a second store of the same process too, with words for an admin', async () => {
    const url = await databases.createUrl();
    await databases.open(url);

    const refusal = await databases.open(url).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreInUseError);
    expect(refusal).toMatchObject({
      message: expect.stringContaining('is in use by another process') as string,
    });
  });

  it('holds everything after a restart, and is one single file in between', async () => {
    const folder = await databases.createFolder();
    const url = `file:${join(folder, 'store.db')}`;
    const before = await databases.open(url);
    await before.queue.mark([mark('p')]);
    await before.close();
    expect(await readdir(folder)).toEqual(['store.db']);

    const after = await databases.open(url);
    expect(await after.queue.nextDueAt()).toBe(1_000);
  });

  it('closed twice is closed, and answers nothing more', async () => {
    const store = await databases.open();
    await store.close();
    await store.close();

    await expect(store.ready()).rejects.toThrow();
    await expect(store.queue.mark([mark('p')])).rejects.toThrow();
  });

  it('that is no database is refused and left as it was', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    const content = 'Dear diary, '.repeat(1_000);
    await writeFile(file, content);

    await expect(databases.open(`file:${file}`)).rejects.toThrow(StoreFileError);
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  it('that lost its second half is refused, not started anew', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.queue.mark(Array.from({ length: 5_000 }, (_, index) => mark(String(index))));
    await store.close();
    const { size } = await stat(file);
    await truncate(file, Math.floor(size / 2));

    await expect(databases.open(`file:${file}`)).rejects.toThrow(StoreFileError);
    expect((await stat(file)).size).toBe(Math.floor(size / 2));
  });

  it('that has a damaged page is refused and left as it was', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.queue.mark(Array.from({ length: 5_000 }, (_, index) => mark(String(index))));
    await store.close();
    const content = await readFile(file);
    const middle = Math.floor(content.length / 4096 / 2) * 4096;
    content.subarray(middle, middle + 4096).fill(0xff);
    await writeFile(file, content);

    await expect(databases.open(`file:${file}`)).rejects.toThrow(StoreFileError);
    expect(content.equals(await readFile(file))).toBe(true);
  });

  it('keeps nothing any more once it is deleted or replaced, and everything once it is back', async () => {
    const folder = await databases.createFolder();
    const file = join(folder, 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.queue.mark([mark('before')]);
    await rename(file, join(folder, 'away.db'));
    await expect(store.queue.mark([mark('lost')])).rejects.toThrow(StoreFileGoneError);
    await writeFile(file, '');
    await expect(store.ready()).rejects.toThrow('was deleted or replaced while the app was running');
    await rename(join(folder, 'away.db'), file);
    await store.queue.mark([mark('after')]);
    await store.close();

    const again = await databases.open(`file:${file}`);
    const claims = await again.queue.claim({ limit: 10, now: 1_000, leaseMs: 1 });
    expect(claims.map(({ id }) => id).sort()).toEqual(['after', 'before']);
  });

  it('cannot be a folder', async () => {
    await expect(databases.open(`file:${await databases.createFolder()}`)).rejects.toThrow(StoreFileError);
  });

  it('that a newer release has migrated is refused by this one', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    await (await databases.open(`file:${file}`)).close();
    const { kysely } = openSqlite(file);
    await kysely
      .withTables<{ creative_refresh_migration: { name: string; timestamp: string } }>()
      .insertInto('creative_refresh_migration')
      .values({ name: '9999-from-the-future', timestamp: new Date(0).toISOString() })
      .execute();
    await kysely.destroy();

    await expect(databases.open(`file:${file}`)).rejects.toThrow(StoreMigrationError);
  });

  it('fills in what is new since the settings were saved, and keeps what was saved', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    await (await databases.open(`file:${file}`)).close();
    const { kysely } = openSqlite(file);
    await kysely
      .insertInto('settings_version')
      .values({ version: 1, document: '{"leadDays":10}', saved_at: 1, saved_by: 'ada' })
      .execute();
    await kysely.destroy();

    const { settings } = await databases.open(`file:${file}`);
    expect((await settings.current())?.settings).toEqual(parseSettings({ leadDays: 10 }));
  });

  it('keeps no text of an email that is sent', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.outbox.enqueue([email('a')], 1);
    for (const claimed of await store.outbox.claim({ limit: 1, now: 1, leaseMs: 1_000 })) {
      await store.outbox.sent(claimed, 'provider-1', 2);
    }
    await store.close();
    const { kysely } = openSqlite(file);
    const rows = await kysely
      .selectFrom('outbox_email')
      .select(['key', 'state', 'text', 'html', 'provider_id'])
      .execute();
    await kysely.destroy();

    expect(rows).toEqual([{ key: 'a', state: 'sent', text: '', html: '', provider_id: 'provider-1' }]);
  });

  it('may be memory instead, for trying things out', async () => {
    const store = await databases.open('file::memory:');
    await store.queue.mark([mark('p')]);

    expect(await store.queue.nextDueAt()).toBe(1_000);
  });
});
