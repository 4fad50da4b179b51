import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { watchConnections } from './watched-pool.ts';

const defaultStatementMs = 30_000;
const connectMs = 10_000;
const connections = 10;

/**
 * Opens a pool of connections; the first one is made when the first statement needs it. A statement without an
 * answer for `statementMs` is given up and its connection thrown away; whether it was carried out is then not
 * known.
 */
export function openPostgres(
  { connectionString }: { readonly connectionString: string },
  logger: Logger,
  statementMs = defaultStatementMs,
): Database {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    // A little later, so that a server that still answers is the first to say so and keeps its connection.
    query_timeout: statementMs * 1.2,
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    application_name: 'creative-refresh',
    types: bigintsAsNumbers(),
  });
  // Without listeners a connection that breaks between two statements would end the process.
  pool.on('error', (error) => {
    logger.warn({ error: error.message }, 'An idle database connection was lost; the next one will be new.');
  });
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      logger.warn({ error: error.message }, 'A database connection was lost.');
    });
  });
  return {
    dialect: 'postgres',
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: watchConnections(pool) }) }),
  };
}

/** `bigint` arrives as text by default. Ours hold epoch milliseconds and counts, exact as numbers. */
function bigintsAsNumbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}
