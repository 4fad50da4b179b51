import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Dialect = 'sqlite' | 'postgres';

/** An open database and the dialect it speaks. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly dialect: Dialect;
}
