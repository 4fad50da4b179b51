import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import type { Database } from './database.ts';
import { inMemory } from './database-url.ts';
import { StoreFileError, StoreFileGoneError, StoreInUseError } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** How long a start waits for the process before it to let go of the file, in ms. */
const patienceMs = 1_000;

/**
 * Opens the embedded database, creating file and folder where there are none. The file is locked for this
 * process alone until it is closed; the lock is the operating system's and goes with the process, however it
 * dies. What a resolved call has written is on disk (WAL, `synchronous=FULL`).
 * @throws StoreInUseError where another process (or another store of this one) has it.
 * @throws StoreFileError where it cannot be opened, or is not a sound database. Every statement throws
 * StoreFileGoneError as long as the file it has open is not the one at its place.
 */
export function openSqlite(file: string): Database {
  const connection = connect(file);
  try {
    prepareConnection(connection, file);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    dialect: 'sqlite',
    kysely: new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: closable(connection, file) }) }),
  };
}

/** SQLite does roll back schema changes: a start that is killed half-way leaves no half of a migration. */
class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter();
  }
}

class EmbeddedAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function connect(file: string): Libsql.Database {
  try {
    if (file !== inMemory) mkdirSync(dirname(file), { recursive: true });
    return new Libsql(file);
  } catch (error) {
    throw new StoreFileError(file, 'cannot be opened: check that its folder can be written to', error);
  }
}

function prepareConnection(connection: Libsql.Database, file: string): void {
  try {
    connection.pragma(`busy_timeout = ${patienceMs}`);
    // Before WAL is entered: then the lock is taken with the first access and held until close.
    connection.pragma('locking_mode = EXCLUSIVE');
    // Entering WAL writes into the file, so a damaged one must have been refused by then.
    connection.exec('begin exclusive');
    requireSound(connection, file);
    connection.exec('commit');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
  } catch (error) {
    throw explain(error, file);
  }
}

function requireSound(connection: Libsql.Database, file: string): void {
  const [finding] = connection.prepare('pragma quick_check(1)').raw().all([]);
  if (!Array.isArray(finding) || finding[0] !== 'ok') throw new StoreFileError(file, 'is damaged');
}

function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Libsql.SqliteError)) return error;
  switch (error.code) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new StoreInUseError(file, error);
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new StoreFileError(file, 'is damaged, or is no database at all', error);
    default:
      return new StoreFileError(file, `cannot be read and written (${error.code})`, error);
  }
}

/**
 * The driver keeps the file open until every prepared statement has been garbage-collected, so closing alone
 * would leave it locked for an uncertain time. Leaving WAL lets go of it at once, and leaves one tidy file.
 */
function closable(connection: Libsql.Database, file: string): SqliteDatabase {
  const requireThere = file === inMemory ? () => undefined : watchFile(file);
  return {
    prepare: (statement) => {
      requireThere();
      return connection.prepare(statement);
    },
    close: () => {
      if (connection.inTransaction) connection.exec('rollback');
      if (file !== inMemory) {
        connection.pragma('journal_mode = DELETE');
        connection.pragma('locking_mode = NORMAL');
        connection.prepare('select count(*) from sqlite_master').all([]);
      }
      connection.close();
    },
  };
}

/**
 * Where the file was deleted or replaced, the open one has no name any more and is lost with this process: what is
 * written into it must not count as kept.
 */
function watchFile(file: string): () => void {
  const identity = identityOf(file);
  return () => {
    if (identityOf(file) !== identity) throw new StoreFileGoneError(file);
  };
}

function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : null;
}
