import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Since when a record is owed a look that was carried out to its end; tries that failed do not change it. */
export const owedSince: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('work_queue').addColumn('owed_since', 'bigint').execute();
    // What waits already has nothing better to tell.
    await sql`update work_queue set owed_since = due_at`.execute(database);
  },
};
