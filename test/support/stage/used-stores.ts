import { sql } from 'kysely';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';
import type { Database } from '../../../src/store/database.ts';
import { inMemory } from '../../../src/store/database-url.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { storeOn, type Store } from '../../../src/store/open-store.ts';
import { openSqlite } from '../../../src/store/sqlite-database.ts';

interface UsedDatabase extends Database {
  readonly tables: readonly string[];
}

const free: UsedDatabase[] = [];

/**
 * An empty store in memory. To make the tables takes longer than many a story, so one that is closed is emptied and
 * handed out again.
 */
export async function openUsedStore(clock: Clock): Promise<Store> {
  const database = free.pop() ?? (await openNew());
  return {
    ...storeOn(database, clock),
    close: async () => {
      for (const table of database.tables)
        await sql`delete from ${sql.table(table)}`.execute(database.kysely);
      free.push(database);
    },
  };
}

async function openNew(): Promise<UsedDatabase> {
  const database = openSqlite(inMemory);
  await migrate(database.kysely);
  const tables = await database.kysely.introspection.getTables();
  return {
    ...database,
    tables: tables.map(({ name }) => name).filter((name) => !name.startsWith('creative_refresh_migration')),
  };
}
