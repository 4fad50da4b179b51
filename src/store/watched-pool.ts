import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

/**
 * A pool that throws a connection away once a statement on it failed without an answer of the server
 * (time-out, broken line). Given back, it would make whoever gets it next wait behind the statement that
 * never ended.
 */
export function watchConnections(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => new WatchedConnection(await pool.connect()),
    end: () => pool.end(),
  };
}

class WatchedConnection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  #broken: Error | undefined;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    statement: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    const client: PostgresPoolClient = this.#client;
    if (typeof statement !== 'string') return client.query(statement);
    // The rollback after a broken statement must not wait for a second time-out.
    if (this.#broken) return Promise.reject(this.#broken);
    return client.query<Row>(statement, parameters).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError)) {
        this.#broken = error instanceof Error ? error : new Error(String(error));
      }
      throw error;
    });
  }

  release(): void {
    this.#client.release(this.#broken);
  }
}
