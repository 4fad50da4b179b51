import { Migrator } from 'kysely';
import { parseDatabaseUrl } from '../../../src/store/database-url.ts';
import { firstTables } from '../../../src/store/migrations/0001-first-tables.ts';
import { openPostgres } from '../../../src/store/postgres-database.ts';
import { openSqlite } from '../../../src/store/sqlite-database.ts';
import { quietLogger } from './quiet-logger.ts';

/** Leaves a database as the first release would: its tables, one row in each that counts, its own record of it. */
export async function leaveFirstRelease(databaseUrl: string): Promise<void> {
  const address = parseDatabaseUrl(databaseUrl);
  const { kysely } =
    address.dialect === 'sqlite' ? openSqlite(address.file) : openPostgres(address, quietLogger);
  try {
    const { error } = await new Migrator({
      db: kysely,
      provider: { getMigrations: () => Promise.resolve({ '0001-first-tables': firstTables }) },
      migrationTableName: 'creative_refresh_migration',
      migrationLockTableName: 'creative_refresh_migration_lock',
    }).migrateToLatest();
    if (error !== undefined) throw new Error('The first release could not be set up', { cause: error });
    await kysely
      .insertInto('work_queue')
      .values({ kind: 'project', id: 'p', priority: 1, due_at: 1_000, version: 3, attempts: 2 })
      .execute();
    await kysely
      .insertInto('issued_task')
      .values({
        ...{ key: 'begun', handoff: '1 kickoff', project_id: 'p', due_at: 1_000, reason: 'It is time.' },
        ...{ state: 'intent', begun_at: 1, changed_at: 1 },
      })
      .execute();
    await kysely
      .insertInto('outbox_email')
      .values({
        ...{ key: 'mail', handoff: '1 kickoff', recipient: 'ada@example.com', subject: 'Time' },
        ...{ text: 'Call.', html: '<p>Call.</p>', project_id: 'p', reason: 'It is time.', state: 'waiting' },
        ...{ attempts: 0, due_at: 1, maybe_sent: 0, enqueued_at: 1, changed_at: 1 },
      })
      .execute();
    await kysely
      .insertInto('project_memory')
      .values({ project_id: 'p', highest_cycle: 2, highest_sequence: 3, seen_at: 1 })
      .execute();
    await kysely
      .insertInto('settings_version')
      .values({
        version: 1,
        document: '{"leadDays":10,"automations":{"remindAfterBusinessDays":4}}',
        saved_at: 1,
        saved_by: 'ada',
      })
      .execute();
  } finally {
    await kysely.destroy();
  }
}
