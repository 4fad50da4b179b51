import { ExplainNode, sql } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../../src/store/database.ts';

const queryPlan = ExplainNode.create(undefined, sql`query plan`.toOperationNode());
const planRow = z.object({ detail: z.string() });

/** The same SQLite database, which carries out no `select` but tells how it would: a line for each step. */
export function explaining(database: Database): { readonly database: Database; readonly steps: string[] } {
  const steps: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => (node.kind === 'SelectQueryNode' ? { ...node, explain: queryPlan } : node),
    transformResult: ({ result }) => {
      steps.push(...result.rows.map((row) => planRow.parse(row).detail));
      return Promise.resolve(result);
    },
  };
  return { database: { ...database, kysely: database.kysely.withPlugin(plugin) }, steps };
}
