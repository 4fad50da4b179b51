import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Every table of the first release. Times and counts are `bigint`: epoch milliseconds outgrow 32 bits. */
export const firstTables: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createWorkQueue(database);
    await createIssuedTasks(database);
    await createOutbox(database);
    await createMemory(database);
    await createSettings(database);
  },
};

async function createWorkQueue(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('work_queue')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('priority', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('lease_token', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('marked_due_at', 'bigint')
    .addColumn('marked_priority', 'bigint')
    .addColumn('parked_at', 'bigint')
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('work_queue_one_row_per_record', ['kind', 'id'])
    .execute();
  await database.schema
    .createIndex('work_queue_in_claiming_order')
    .on('work_queue')
    .columns(['priority', 'due_at'])
    .where(sql.ref('parked_at'), 'is', null)
    .execute();
}

async function createIssuedTasks(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('issued_task')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('handoff', 'text')
    .addColumn('project_id', 'text')
    .addColumn('ticket_id', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('reason', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('task_id', 'text')
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await indexColumns(database, 'issued_task', ['project_id', 'ticket_id', 'task_id']);
  await database.schema
    .createTable('task_change')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('project_id', 'text')
    .addColumn('ticket_id', 'text')
    .addColumn('noted_at', 'bigint', (column) => column.notNull())
    .execute();
  await indexColumns(database, 'task_change', ['project_id', 'ticket_id']);
}

async function createOutbox(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('outbox_email')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('handoff', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('html', 'text', (column) => column.notNull())
    .addColumn('project_id', 'text')
    .addColumn('ticket_id', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_token', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('maybe_sent', 'bigint', (column) => column.notNull())
    .addColumn('provider_id', 'text')
    .addColumn('error', 'text')
    .addColumn('enqueued_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await indexColumns(database, 'outbox_email', ['project_id', 'ticket_id']);
  await database.schema
    .createIndex('outbox_email_by_due_time')
    .on('outbox_email')
    .columns(['state', 'due_at'])
    .execute();
}

async function createMemory(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('project_memory')
    .addColumn('project_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('highest_cycle', 'bigint', (column) => column.notNull())
    .addColumn('highest_sequence', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('ticket_memory')
    .addColumn('ticket_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('ticket_project')
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket_memory.ticket_id').onDelete('cascade'),
    )
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ticket_project_pair', ['ticket_id', 'project_id'])
    .execute();
  await indexColumns(database, 'ticket_project', ['project_id']);
}

async function createSettings(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('settings_version')
    .addColumn('version', 'bigint', (column) => column.notNull().primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .execute();
}

async function indexColumns(
  database: Kysely<unknown>,
  table: string,
  columns: readonly string[],
): Promise<void> {
  for (const column of columns) {
    await database.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
}
