import { sql } from 'kysely';
import type { AliasedRawBuilder, RawBuilder } from 'kysely';
import type { Dialect } from './database.ts';

type ColumnType = 'text' | 'bigint';

/**
 * Rows from memory as a table named `given`, to insert from or to join with. They travel as ONE parameter
 * (JSON), so a batch of any size is one statement and meets no limit on the number of parameters.
 */
export function givenRows<Row extends object>(
  dialect: Dialect,
  columns: Readonly<Record<keyof Row & string, ColumnType>>,
  rows: readonly Row[],
): AliasedRawBuilder<Row, 'given'> {
  return givenDocument(dialect, columns, documentOf(rows));
}

/** The same rows as the text that travels. */
export function givenDocument<Row extends object>(
  dialect: Dialect,
  columns: Readonly<Record<keyof Row & string, ColumnType>>,
  document: string,
): AliasedRawBuilder<Row, 'given'> {
  if (dialect === 'postgres') {
    const shape = Object.entries<ColumnType>(columns).map(
      ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`,
    );
    return sql<Row>`(select * from jsonb_to_recordset(${document}::jsonb) as record(${sql.join(shape)}))`.as(
      'given',
    );
  }
  const fields = Object.keys(columns).map((name) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
  return sql<Row>`(select ${sql.join(fields)} from json_each(${document}))`.as('given');
}

/** A list of ids for the right-hand side of `in`; any length, one parameter. */
export function anyOf(dialect: Dialect, ids: readonly string[]): RawBuilder<string> {
  return dialect === 'postgres'
    ? sql<string>`(select jsonb_array_elements_text(${documentOf(ids)}::jsonb))`
    : sql<string>`(select value from json_each(${documentOf(ids)}))`;
}

/** Rows, or ids, as the one parameter they travel in. */
export function documentOf(rows: readonly unknown[]): string {
  const document = JSON.stringify(rows);
  return mayBeUnstorable.test(document) ? JSON.stringify(rows, onlyStorable) : document;
}

/** JSON escapes what no database can hold, which hardly ever occurs: only then is every value looked at. */
const mayBeUnstorable = /\\u(?:0000|d[89a-f])/;

function onlyStorable(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value;
}

/** Neither database can hold a NUL or half a surrogate pair (what cutting a text inside an emoji leaves). */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
