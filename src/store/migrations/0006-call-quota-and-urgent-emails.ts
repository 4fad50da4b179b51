import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The calls to HubSpot that servers share, one row a bucket, and how urgent an email is: 0 where a person waits for
 * what they just did, 1 for everything else.
 */
export const callQuotaAndUrgentEmails: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('call_quota')
      .addColumn('bucket', 'text', (column) => column.notNull().primaryKey())
      .addColumn('grants', 'text', (column) => column.notNull())
      .execute();
    await sql`insert into call_quota (bucket, grants) values ('calls', '[]'), ('searches', '[]')`.execute(
      database,
    );
    await database.schema
      .alterTable('outbox_email')
      .addColumn('priority', 'bigint', (column) => column.notNull().defaultTo(1))
      .execute();
    await database.schema.dropIndex('outbox_email_by_due_time').execute();
    await database.schema
      .createIndex('outbox_email_by_urgency')
      .on('outbox_email')
      .columns(['state', 'priority', 'due_at'])
      .execute();
  },
};
