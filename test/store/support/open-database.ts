import { parseDatabaseUrl } from '../../../src/store/database-url.ts';
import type { Database } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openPostgres } from '../../../src/store/postgres-database.ts';
import { openSqlite } from '../../../src/store/sqlite-database.ts';
import { quietLogger } from './quiet-logger.ts';

/** A database with its tables up to date, without the store on it. Whoever opens it closes it. */
export async function openDatabase(databaseUrl: string): Promise<Database> {
  const address = parseDatabaseUrl(databaseUrl);
  const database =
    address.dialect === 'sqlite' ? openSqlite(address.file) : openPostgres(address, quietLogger);
  await migrate(database.kysely);
  return database;
}
