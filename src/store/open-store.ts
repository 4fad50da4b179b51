import { sql } from 'kysely';
import type { ActionCallbacks } from '../reconcile/ports/action-callbacks.ts';
import type { Activations } from '../reconcile/ports/activations.ts';
import type { CallQuota } from '../reconcile/ports/call-quota.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { HandoffHistory } from '../reconcile/ports/handoff-history.ts';
import type { HeldProjects } from '../reconcile/ports/held-projects.ts';
import type { EffectLedger, RecordMemory } from '../reconcile/ports/ledger.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { Outbox } from '../reconcile/ports/outbox.ts';
import type { Overview } from '../reconcile/ports/overview.ts';
import type { WorkQueue } from '../reconcile/ports/work-queue.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { createActivations } from './activations.ts';
import { createHeldProjects } from './brake/held-projects.ts';
import { createActionCallbacks } from './callbacks/action-callbacks.ts';
import { parseDatabaseUrl } from './database-url.ts';
import type { DatabaseAddress } from './database-url.ts';
import type { Database } from './database.ts';
import { createHandoffHistory } from './history/handoff-history.ts';
import { createEffectLedger } from './ledger/effect-ledger.ts';
import { firstMigration, migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { createOutbox } from './outbox/create-outbox.ts';
import { createOverview } from './overview/overview.ts';
import { createCallQuota } from './quota/call-quota.ts';
import { createWorkQueue } from './queue/work-queue.ts';
import { createRecordMemory } from './record-memory.ts';
import { createSettingsStore } from './settings-store.ts';
import { StoreUnreachableError } from './store-errors.ts';

/** Everything the app keeps for itself, in one database. */
export interface Store {
  readonly queue: WorkQueue;
  readonly ledger: EffectLedger;
  readonly memory: RecordMemory;
  readonly outbox: Outbox;
  readonly settings: SettingsStore;
  readonly history: HandoffHistory;
  readonly callbacks: ActionCallbacks;
  readonly held: HeldProjects;
  readonly activations: Activations;
  /** null: there can be no other server on this database. */
  readonly callQuota: CallQuota | null;
  readonly overview: Overview;
  /** One cheap query; rejects where the database does not answer. */
  ready(): Promise<void>;
  /** Lets go of file, lock and connections; calling it again does nothing. Later calls of the others reject. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `file:<path>`, `file::memory:`, `postgres://…` or `postgresql://…`. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens the database and brings its tables up to date. Whatever a method of the store has resolved is on disk.
 * @throws DatabaseUrlError, StoreInUseError, StoreFileError, StoreUnreachableError or StoreMigrationError, each
 * with a message for an admin; nothing stays open then.
 */
export async function openStore({ databaseUrl, clock, logger }: StoreOptions): Promise<Store> {
  const address = parseDatabaseUrl(databaseUrl);
  const database = await openDatabase(address, logger);
  try {
    await reach(database, address);
    const migrations = await migrate(database.kysely);
    const where = address.dialect === 'sqlite' ? address.file : address.server;
    logger.info({ database: where, migrations }, openingWords(migrations));
  } catch (error) {
    await database.kysely.destroy();
    throw error;
  }
  return storeOn(database, clock);
}

/** The store on an open database whose tables are up to date. */
export function storeOn(database: Database, clock: Clock): Store {
  return {
    queue: createWorkQueue(database),
    ledger: createEffectLedger(database, clock),
    memory: createRecordMemory(database),
    outbox: createOutbox(database, clock),
    settings: createSettingsStore(database),
    history: createHandoffHistory(database),
    callbacks: createActionCallbacks(database, clock),
    held: createHeldProjects(database),
    activations: createActivations(database),
    callQuota: database.dialect === 'postgres' ? createCallQuota(database) : null,
    overview: createOverview(database),
    ready: async () => {
      await database.kysely.selectFrom('settings_version').select('version').limit(1).execute();
    },
    close: () => database.kysely.destroy(),
  };
}

async function reach({ kysely }: Database, address: DatabaseAddress): Promise<void> {
  try {
    await sql`select 1`.execute(kysely);
  } catch (error) {
    throw address.dialect === 'postgres' ? new StoreUnreachableError(address.server, error) : error;
  }
}

function openingWords(migrations: readonly string[]): string {
  if (migrations.includes(firstMigration)) return 'A new, empty store was created.';
  return migrations.length > 0 ? 'The store is open, its tables brought up to date.' : 'The store is open.';
}
