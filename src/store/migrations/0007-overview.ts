import type { Kysely, Migration } from 'kysely';

/** One line for each project on the programme, for people to look at. The sweep fills it. */
export const overview: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('project_overview')
      .addColumn('project_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('object_type_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('client', 'text')
      .addColumn('client_words', 'text')
      .addColumn('client_asked_at', 'bigint')
      .addColumn('cycle', 'bigint', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('under_way', 'bigint', (column) => column.notNull())
      .addColumn('handoff', 'text')
      .addColumn('waiting_on', 'text', (column) => column.notNull())
      .addColumn('people', 'text', (column) => column.notNull())
      .addColumn('waiting_since', 'bigint')
      .addColumn('day_limit', 'bigint')
      .addColumn('stalls_at', 'bigint')
      .addColumn('kickoff_on', 'text')
      .addColumn('submission_on', 'text')
      .addColumn('refresh_on', 'text')
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('looked_at', 'bigint', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .execute();
    for (const column of ['stalls_at', 'kickoff_on', 'submission_on', 'refresh_on']) {
      await database.schema
        .createIndex(`project_overview_by_${column}`)
        .on('project_overview')
        .column(column)
        .execute();
    }
  },
};
