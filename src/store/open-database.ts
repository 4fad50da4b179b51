import type { Logger } from '../reconcile/ports/observer.ts';
import type { DatabaseAddress } from './database-url.ts';
import type { Database } from './database.ts';

/** Opens the database at this address; what the other dialect needs is not loaded. */
export async function openDatabase(address: DatabaseAddress, logger: Logger): Promise<Database> {
  if (address.dialect === 'sqlite') {
    const { openSqlite } = await import('./sqlite-database.ts');
    return openSqlite(address.file);
  }
  const { openPostgres } = await import('./postgres-database.ts');
  return openPostgres(address, logger);
}
