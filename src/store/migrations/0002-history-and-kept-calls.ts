import type { Kysely, Migration } from 'kysely';

/** What fired on each project, and the calls of workflow actions that are not to be worked twice. */
export const historyAndKeptCalls: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createHistory(database);
    await createKeptCalls(database);
  },
};

async function createHistory(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('noted_handoff')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('cycle', 'bigint', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('handoff', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('noted_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex('noted_handoff_in_order')
    .on('noted_handoff')
    .columns(['project_id', 'place'])
    .execute();
}

async function createKeptCalls(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('action_call')
    .addColumn('callback_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('taken_at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_token', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('error', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex('action_call_by_due_time')
    .on('action_call')
    .columns(['state', 'due_at'])
    .execute();
}
