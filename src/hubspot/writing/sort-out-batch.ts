import type { z } from 'zod';
import type { WriteOutcome } from '../../reconcile/ports/account.ts';
import type { BatchError } from '../schemas/batch-error.ts';
import type { CrmRecord, recordBatchSchema } from '../schemas/records.ts';
import { outcomeOfRow } from './write-outcomes.ts';

/** How the rows of one kind are told apart in HubSpot's answers. */
export interface RowIdentity<Row, Value> {
  /** Names a row in the outcomes; no two rows share it. */
  keyOf(row: Row): string;
  /** The key of the row that a record without trace id is about; null: cannot be told. */
  keyIn(record: CrmRecord): string | null;
  /** What the caller learns of a row that was written. */
  valueOf(record: CrmRecord): Value;
}

/** Short, and unique within one request: with one on every row, a bad row fails alone. */
export function traceIdAt(index: number): string {
  return `row-${index}`;
}

function isAbout(error: BatchError, names: readonly string[]): boolean {
  const { objectWriteTraceId = [], ids = [], id = [] } = error.context ?? {};
  return [...objectWriteTraceId, ...ids, ...id, error.id ?? ''].some((name) => names.includes(name));
}

/**
 * What an answer says of each row, by its trace id or, where it has none, by what the record itself shows.
 * `silent` are the rows it says nothing about.
 */
export function sortOutBatch<Row, Value>(
  rows: readonly Row[],
  { results, errors }: z.output<typeof recordBatchSchema>,
  identity: RowIdentity<Row, Value>,
): { readonly outcomes: ReadonlyMap<string, WriteOutcome<Value>>; readonly silent: readonly Row[] } {
  const written = new Map<string, CrmRecord>();
  const keyByTraceId = new Map(rows.map((row, index) => [traceIdAt(index), identity.keyOf(row)]));
  for (const record of results) {
    const key = keyByTraceId.get(record.objectWriteTraceId ?? '') ?? identity.keyIn(record);
    if (key !== null) written.set(key, record);
  }
  const outcomes = new Map<string, WriteOutcome<Value>>();
  const silent = rows.filter((row, index) => {
    const key = identity.keyOf(row);
    const record = written.get(key);
    // Where only one row was sent, an error can be about no other.
    const error = errors.find((each) => rows.length === 1 || isAbout(each, [traceIdAt(index), key]));
    if (record !== undefined) outcomes.set(key, { ok: true, value: identity.valueOf(record) });
    else if (error !== undefined) outcomes.set(key, outcomeOfRow(error));
    return record === undefined && error === undefined;
  });
  return { outcomes, silent };
}
