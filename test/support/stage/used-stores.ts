import { setImmediate } from 'node:timers/promises';
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

/** Opens an empty store. */
export type OpenStageStore = (clock: Clock) => Promise<Store>;

/**
 * Empty stores on databases that `open` makes. To make the tables takes longer than many a story, so a store that is
 * closed is emptied and handed out again.
 */
export function useStores(open: () => Database): OpenStageStore {
  const free: UsedDatabase[] = [];
  return async (clock) => {
    const database = free.pop() ?? (await withTables(open()));
    return {
      ...storeOn(database, clock),
      close: async () => {
        for (const table of database.tables)
          await sql`delete from ${sql.table(table)}`.execute(database.kysely);
        free.push(database);
        // SQLite's driver lets go of statements between two turns of the event loop, of which a story takes none.
        await setImmediate();
      },
    };
  };
}

/** Stores in memory. */
export const openUsedStore = useStores(() => openSqlite(inMemory));

async function withTables(database: Database): Promise<UsedDatabase> {
  await migrate(database.kysely);
  const tables = await database.kysely.introspection.getTables();
  return {
    ...database,
    tables: tables.map(({ name }) => name).filter((name) => !name.startsWith('creative_refresh_migration')),
  };
}
