import type { Kysely, Migration } from 'kysely';

/** What the brake let through and what it holds, and the activations of the app. */
export const goingLive: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createBrake(database);
    await createActivations(database);
  },
};

async function createBrake(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('brake_pass')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('recipient', 'text')
    .addColumn('passed_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema.createIndex('brake_pass_by_time').on('brake_pass').column('passed_at').execute();
  await database.schema
    .createTable('held_project')
    .addColumn('project_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('cycle', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('handoffs', 'text', (column) => column.notNull())
    .addColumn('keys', 'text', (column) => column.notNull())
    .addColumn('kickoffs', 'bigint', (column) => column.notNull())
    .addColumn('recipients', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('word', 'text', (column) => column.notNull())
    .addColumn('held_since', 'bigint', (column) => column.notNull())
    .execute();
}

async function createActivations(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('activation')
    .addColumn('number', 'bigint', (column) => column.notNull().primaryKey())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
}
