import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../../src/store/database.ts';

/** How much was asked of a database, and how much it answered with. */
export interface Asked {
  questions: number;
  rows: number;
}

/** The same database, which counts what it is asked from then on. */
export function counting(database: Database): { readonly database: Database; readonly asked: Asked } {
  const asked: Asked = { questions: 0, rows: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      asked.questions += 1;
      asked.rows += result.rows.length;
      return Promise.resolve(result);
    },
  };
  return { database: { ...database, kysely: database.kysely.withPlugin(plugin) }, asked };
}
