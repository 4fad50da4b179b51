import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { firstTables } from './migrations/0001-first-tables.ts';
import { historyAndKeptCalls } from './migrations/0002-history-and-kept-calls.ts';
import { goingLive } from './migrations/0003-going-live.ts';
import { particularsOfHandoffs } from './migrations/0004-particulars-of-handoffs.ts';
import { owedSince } from './migrations/0005-owed-since.ts';
import { callQuotaAndUrgentEmails } from './migrations/0006-call-quota-and-urgent-emails.ts';
import { overview } from './migrations/0007-overview.ts';
import { StoreMigrationError } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** An own name, so that a database shared with another application cannot mix up whose migrations ran. */
const migrationTable = 'creative_refresh_migration';

/** The one that only an empty database lacks. */
export const firstMigration = '0001-first-tables';

/** In the order of their names. One that was released is never changed: the next change is the next entry. */
const migrations: Readonly<Record<string, Migration>> = {
  [firstMigration]: firstTables,
  '0002-history-and-kept-calls': historyAndKeptCalls,
  '0003-going-live': goingLive,
  '0004-particulars-of-handoffs': particularsOfHandoffs,
  '0005-owed-since': owedSince,
  '0006-call-quota-and-urgent-emails': callQuotaAndUrgentEmails,
  '0007-overview': overview,
};

/**
 * Brings the tables up to date, all pending migrations in one transaction. Several instances may do so at
 * once: one migrates, the others wait for it. Answers the names of the migrations that were carried out.
 * @throws StoreMigrationError where one fails, or where the database knows migrations this version does not.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results } = await migratorOf(kysely).migrateToLatest();
  if (error !== undefined) throw new StoreMigrationError(error);
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * How far the tables are: the migrations still to come, and those a newer version of this app carried out.
 * Changes nothing.
 */
export async function inspectMigrations(
  kysely: Kysely<Tables>,
): Promise<{ readonly pending: readonly string[]; readonly unknown: readonly string[] }> {
  const known = await migratorOf(kysely).getMigrations();
  const carriedOut = known.some(({ executedAt }) => executedAt !== undefined)
    ? await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(kysely)
    : { rows: [] };
  return {
    pending: known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name),
    unknown: carriedOut.rows.map(({ name }) => name).filter((name) => !(name in migrations)),
  };
}

function migratorOf(kysely: Kysely<Tables>): Migrator {
  return new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  });
}
