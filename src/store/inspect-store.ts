import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { SettingsVersion } from '../settings/settings-store.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { inMemory, parseDatabaseUrl, type DatabaseAddress } from './database-url.ts';
import type { Database } from './database.ts';
import { firstMigration, inspectMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { createSettingsStore } from './settings-store.ts';
import { StoreInUseError, StoreUnreachableError } from './store-errors.ts';

/** What a look at the database shows. */
export type StoreInspection = AbsentStore | HeldStore | OpenStore;

interface Place {
  /** The file, or host and name of the database: never a password. */
  readonly where: string;
}

/** There is no file yet. */
interface AbsentStore extends Place {
  readonly state: 'absent';
  /** The nearest one that exists. */
  readonly folder: string;
  readonly canBeMade: boolean;
}

/** `in use`: another process has the file, as it should while the app runs. */
interface HeldStore extends Place {
  readonly state: 'in use' | 'in memory';
}

export interface OpenStore extends Place {
  readonly state: 'open';
  /** It has no tables yet. */
  readonly isEmpty: boolean;
  /** Migrations the next start of the app carries out. */
  readonly pending: readonly string[];
  /** Migrations of a newer version of the app: this one cannot start on the database. */
  readonly unknown: readonly string[];
  /** Why it cannot be written to; null: it can, or has no tables to try. */
  readonly unwritable: string | null;
  /** null: none were saved so far. */
  readonly settings: SettingsVersion | SettingsError | null;
}

/**
 * Looks at the database without creating or changing anything of it. An embedded one is held for that moment.
 * @throws DatabaseUrlError, StoreFileError, StoreUnreachableError, or an error of the database server
 */
export async function inspectStore(databaseUrl: string, logger: Logger): Promise<StoreInspection> {
  const address = parseDatabaseUrl(databaseUrl);
  const where = address.dialect === 'sqlite' ? address.file : address.server;
  if (where === inMemory) return { where, state: 'in memory' };
  if (address.dialect === 'sqlite' && !(await isThere(address.file))) {
    const folder = await nearestFolder(dirname(resolve(address.file)));
    return { where, state: 'absent', folder, canBeMade: await may(folder, constants.W_OK) };
  }
  try {
    const database = await openDatabase(address, logger);
    try {
      return { where, state: 'open', ...(await inspectOpen(database, address)) };
    } finally {
      await database.kysely.destroy();
    }
  } catch (error) {
    if (error instanceof StoreInUseError) return { where, state: 'in use' };
    throw error;
  }
}

async function inspectOpen(database: Database, address: DatabaseAddress) {
  const { kysely } = database;
  if (address.dialect === 'postgres') {
    await sql`select 1`.execute(kysely).catch((error: unknown) => {
      throw new StoreUnreachableError(address.server, error);
    });
  }
  const { pending, unknown } = await inspectMigrations(kysely);
  const tables = { pending, unknown, isEmpty: pending.includes(firstMigration) };
  if (tables.isEmpty) return { ...tables, unwritable: null, settings: null };
  return { ...tables, unwritable: await tryWriting(database), settings: await settingsIn(database) };
}

/** Takes away a version that never was: the database has to allow it, and nothing is gone. */
async function tryWriting({ kysely }: Database): Promise<string | null> {
  try {
    await kysely.deleteFrom('settings_version').where('version', '<', 0).execute();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function settingsIn(database: Database): Promise<SettingsVersion | SettingsError | null> {
  try {
    return await createSettingsStore(database).current();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

async function nearestFolder(folder: string): Promise<string> {
  const parent = dirname(folder);
  return parent === folder || (await isThere(folder)) ? folder : nearestFolder(parent);
}

const isThere = (path: string) => may(path, constants.F_OK);

async function may(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
}
