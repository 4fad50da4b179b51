import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppState } from '../../../src/admin/doctor/app-state.ts';
import { checkDatabase } from '../../../src/admin/doctor/check-database.ts';
import { parseSettings } from '../../../src/settings/settings-schema.ts';
import { openSqlite } from '../../../src/store/sqlite-database.ts';
import { sqliteDatabases } from '../../store/support/dialects.ts';
import { quietLogger } from '../../store/support/quiet-logger.ts';

const state: AppState = { version: 4, savedBy: 'Amara', settings: parseSettings({}), mode: 'live' };
const noApp = () => Promise.reject(new Error('The app is not there.\nSee the log.'));

async function linesFor(databaseUrl: string, askApp: () => Promise<AppState> = noApp) {
  const { group, settings } = await checkDatabase({ databaseUrl, logger: quietLogger, askApp });
  expect(group.name).toBe('Database');
  return { lines: group.lines, settings };
}

const line = (verdict: string, what: string, fix: string | null = null, check = 'database') => ({
  verdict,
  check,
  what,
  fix,
});

describe('What doctor says of the database', () => {
  const databases = sqliteDatabases();

  it('is that all is well with one that is up to date', async () => {
    const url = await databases.createUrl();
    const store = await databases.open(url);
    await store.settings.save(parseSettings({}), 0, 'Amara', 5000);
    await store.close();

    expect(await linesFor(url)).toEqual({
      lines: [
        line('ok', `The database ${url.slice(5)} can be read and written, and its tables are up to date.`),
      ],
      settings: {
        from: 'database',
        stored: { version: 1, settings: parseSettings({}), savedBy: 'Amara', savedAt: 5000 },
      },
    });
  });

  it('is that one that is not there will be made', async () => {
    const url = await databases.createUrl();
    expect(await linesFor(url)).toEqual({
      lines: [line('ok', `There is no database ${url.slice(5)} yet: the app makes it when it starts.`)],
      settings: { from: 'database', stored: null },
    });
  });

  it.skipIf(process.getuid?.() === 0)(
    'is that one cannot be made in a folder kept from writing',
    async () => {
      const folder = join(await databases.createFolder(), 'kept');
      await mkdir(folder);
      await chmod(folder, 0o555);
      onTestFinished(() => chmod(folder, 0o755));
      const file = join(folder, 'store.db');

      expect((await linesFor(`file:${file}`)).lines).toEqual([
        line(
          'error',
          `The database ${file} cannot be made: ${folder} cannot be written to.`,
          'Let the app write there, or name another file in DATABASE_URL.',
        ),
      ]);
    },
  );

  it('is that an empty one gets its tables later', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    await writeFile(file, '');
    expect((await linesFor(`file:${file}`)).lines).toEqual([
      line('ok', `The database ${file} is empty: the app makes its tables when it starts.`),
    ]);
  });

  it('is what a damaged one is, and what can be done', async () => {
    const file = join(await databases.createFolder(), 'store.db');
    await writeFile(file, 'this is a letter, not a database'.repeat(40));
    expect(await linesFor(`file:${file}`)).toEqual({
      lines: [
        line(
          'error',
          `The database ${file} is damaged, or is no database at all. It is left as it is: restore it from a backup, ` +
            'or move it away to start with an empty one.',
          'Check DATABASE_URL and what it names.',
        ),
      ],
      settings: { from: 'nowhere' },
    });
  });

  it('is that a newer version of the app has used it', async () => {
    const url = await databases.createUrl();
    await (await databases.open(url)).close();
    const { kysely } = openSqlite(url.slice(5));
    await sql`insert into creative_refresh_migration values ('9999-later', '2026-01-01')`.execute(kysely);
    await kysely.destroy();

    expect((await linesFor(url)).lines).toEqual([
      line(
        'error',
        `A newer version of the app has used the database ${url.slice(5)} (9999-later): this one cannot start on it.`,
        'Install that version again, or restore a backup made before.',
        'migrations',
      ),
    ]);
  });

  it('is what the running app says of one that it holds', async () => {
    const url = await databases.createUrl();
    await databases.open(url);
    expect(await linesFor(url, () => Promise.resolve(state))).toEqual({
      lines: [line('ok', `The running app has the database ${url.slice(5)}, and can use it.`)],
      settings: { from: 'app', state },
    });
  });

  it('is that the app has to be asked, and how, where it cannot be', async () => {
    const url = await databases.createUrl();
    await databases.open(url);
    expect(await linesFor(url)).toEqual({
      lines: [
        line(
          'warning',
          `The database ${url.slice(5)} is in use, and nobody could be asked about it: The app is not there.`,
          'Set the same ADMIN_TOKEN for the app and the command line, or stop the app, then run doctor again.',
        ),
      ],
      settings: { from: 'nowhere' },
    });
  });

  it('is that one in memory is forgotten', async () => {
    expect(await linesFor('file::memory:', () => Promise.resolve(state))).toEqual({
      lines: [
        line(
          'warning',
          'The database is in memory: the app forgets all of it when it stops.',
          'Name a file or a PostgreSQL database in DATABASE_URL.',
        ),
      ],
      settings: { from: 'app', state },
    });
  });

  it('is that a database server does not answer', async () => {
    const { lines } = await linesFor('postgres://127.0.0.1:1/refresh');
    expect(lines).toEqual([
      line(
        'error',
        expect.stringContaining('The PostgreSQL database 127.0.0.1:1/refresh cannot be reached: ') as string,
        'Check DATABASE_URL, the network on the way, and the login.',
      ),
    ]);
  });
});
