import type { KyselyPlugin } from 'kysely';

/** Calls `after` with the number of each statement (from 0) when it was carried out, and waits for it. */
export function watchStatements(after: (statement: number) => Promise<void> | void): KyselyPlugin {
  let statements = 0;
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      statements += 1;
      await after(statements - 1);
      return result;
    },
  };
}
