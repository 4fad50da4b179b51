import type { Kysely, Migration } from 'kysely';

/** What a noted handoff consisted of, and a way to what was noted in a certain time. */
export const particularsOfHandoffs: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('noted_handoff').addColumn('particulars', 'text').execute();
    await database.schema
      .createIndex('noted_handoff_by_time')
      .on('noted_handoff')
      .columns(['noted_at', 'key'])
      .execute();
  },
};
