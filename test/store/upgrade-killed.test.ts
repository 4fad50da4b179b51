import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from '../../src/store/database-url.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres-database.ts';
import { openSqlite } from '../../src/store/sqlite-database.ts';
import { notePoints } from '../support/stage/crash-points/figures.ts';
import { contentOf } from './support/content-of.ts';
import { administer, describeOnPostgres, sqliteDatabases } from './support/dialects.ts';
import { leaveFirstRelease } from './support/first-release.ts';
import { quietLogger } from './support/quiet-logger.ts';
import { watchStatements } from './support/watch-statements.ts';

const patienceMs = 120_000;

describe('An upgrade of a database file that is killed', () => {
  const databases = sqliteDatabases();
  it(
    'is made again by the next start, after whichever statement it was killed, and nothing is missing',
    async () => {
      const folder = await databases.createFolder();
      const file = join(folder, 'store.db');
      await leaveFirstRelease(`file:${file}`);
      const images: string[] = [];
      const { kysely } = openSqlite(file);
      // What is in the files now is what a process that is killed now leaves behind.
      const takeImage = (statement: number): void => {
        const image = join(folder, `killed-after-${statement}.db`);
        for (const part of ['', '-wal'])
          if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${image}${part}`);
        images.push(image);
      };
      await migrate(kysely.withPlugin(watchStatements(takeImage)));
      await kysely.destroy();

      const expected = await contentOf(await databases.open(`file:${file}`));
      expect(images.length).toBeGreaterThan(10);
      for (const image of images) {
        const store = await databases.open(`file:${image}`);
        expect(await contentOf(store), image).toEqual(expected);
        await store.close();
      }
      notePoints(
        'an upgrade of a database file',
        images.map(() => 'dies after'),
      );
    },
    patienceMs,
  );
});

describeOnPostgres('An upgrade of a database that loses its connection', (databases) => {
  it(
    'is made again by the next start, after whichever statement it was lost, and nothing is missing',
    async () => {
      const url = await databases.createUrl();
      const upgrade = async (lostAfter: number): Promise<number> => {
        await emptyDatabase(url);
        await leaveFirstRelease(url);
        const address = parseDatabaseUrl(url);
        if (address.dialect === 'sqlite') throw new TypeError('PostgreSQL was meant');
        const { kysely } = openPostgres(address, quietLogger);
        let statements = 0;
        const lose = async (statement: number): Promise<void> => {
          statements += 1;
          if (statement === lostAfter) await cutConnections(url);
        };
        await migrate(kysely.withPlugin(watchStatements(lose))).catch(() => undefined);
        await kysely.destroy();
        return statements;
      };
      const statements = await upgrade(Infinity);
      const undisturbed = await databases.open(url);
      const expected = await contentOf(undisturbed);
      await undisturbed.close();
      let cutShort = 0;
      for (let statement = 0; statement < statements; statement += 1) {
        if ((await upgrade(statement)) < statements) cutShort += 1;
        const store = await databases.open(url);
        expect(await contentOf(store), `lost after ${statement}`).toEqual(expected);
        await store.close();
      }
      // All but the first few, which only ask how far the tables are: there a new connection goes on.
      expect(cutShort).toBeGreaterThan(10);
      notePoints('an upgrade of a database on PostgreSQL', Array<string>(statements).fill('dies after'));
    },
    patienceMs,
  );
});

async function emptyDatabase(url: string): Promise<void> {
  await administer(url, 'drop schema public cascade; create schema public');
}

async function cutConnections(url: string): Promise<void> {
  await administer(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}
