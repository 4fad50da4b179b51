import type { z } from 'zod';
import type { MayStart, WriteOutcome } from '../../reconcile/ports/account.ts';
import { chunksOf } from '../chunks.ts';
import { recordBatchSchema } from '../schemas/records.ts';
import { type RowIdentity, sortOutBatch, traceIdAt } from './sort-out-batch.ts';
import { HubSpotRefused } from '../transport/errors.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { concernsEveryRow, outcomeOfCall, unmentioned } from './write-outcomes.ts';

const rowsPerCall = 100;

/** How rows of one kind are written. */
export interface RowWrite<Row, Value> extends RowIdentity<Row, Value> {
  /** For logs and metrics: `batch create tasks`. */
  readonly name: string;
  readonly path: string;
  readonly repeat: 'safe' | 'create';
  /** Asked before each call that is made for these rows. */
  readonly mayStart: MayStart | undefined;
  /** The row as HubSpot takes it, the trace id aside. */
  inputOf(row: Row): object;
}

type Answer = z.output<typeof recordBatchSchema>;
type Outcomes<Value> = ReadonlyMap<string, WriteOutcome<Value>>;

async function send<Row, Value>(
  transport: HubSpotTransport,
  write: RowWrite<Row, Value>,
  rows: readonly Row[],
): Promise<{ readonly answer: Answer } | { readonly error: unknown }> {
  const { name, path, repeat, mayStart } = write;
  const inputs = rows.map((row, index) => ({ ...write.inputOf(row), objectWriteTraceId: traceIdAt(index) }));
  try {
    const answer = await transport.call({
      name,
      method: 'POST',
      path,
      body: { inputs },
      answer: recordBatchSchema,
      repeat,
      ...(mayStart && { mayStart }),
    });
    return { answer };
  } catch (error) {
    return { error };
  }
}

function sameForAll<Row, Value>(
  write: RowWrite<Row, Value>,
  rows: readonly Row[],
  outcome: WriteOutcome<Value>,
): Outcomes<Value> {
  return new Map(rows.map((row) => [write.keyOf(row), outcome]));
}

async function writeBatches<Row, Value>(
  transport: HubSpotTransport,
  write: RowWrite<Row, Value>,
  rows: readonly Row[],
  size: number,
): Promise<Outcomes<Value>> {
  const batches = chunksOf(rows, size).map((batch) => writeBatch(transport, write, batch));
  return new Map((await Promise.all(batches)).flatMap((outcomes) => [...outcomes]));
}

async function writeBatch<Row, Value>(
  transport: HubSpotTransport,
  write: RowWrite<Row, Value>,
  rows: readonly Row[],
): Promise<Outcomes<Value>> {
  const inHalves = (some: readonly Row[]) => writeBatches(transport, write, some, Math.ceil(some.length / 2));
  const sent = await send(transport, write, rows);
  if ('error' in sent) {
    const { error } = sent;
    // HubSpot refuses a whole batch for one bad row, and has then done nothing at all.
    const oneMayBeBad = error instanceof HubSpotRefused && rows.length > 1 && !concernsEveryRow(error);
    return oneMayBeBad ? inHalves(rows) : sameForAll(write, rows, outcomeOfCall(error));
  }
  const { outcomes, silent } = sortOutBatch(rows, sent.answer, write);
  if (silent.length === 0) return outcomes;
  // An absolute write may be made again, in ever smaller batches, until an answer says what became of the row.
  const toldLater =
    write.repeat === 'safe' && rows.length > 1
      ? await inHalves(silent)
      : sameForAll(write, silent, unmentioned);
  return new Map([...outcomes, ...toldLater]);
}

/**
 * Writes rows by the hundred and says of each, by its key, what became of it. A row that HubSpot refuses
 * refuses only itself; a create is sent again only where HubSpot has said that it did nothing.
 */
export function writeRows<Row, Value>(
  transport: HubSpotTransport,
  write: RowWrite<Row, Value>,
  rows: readonly Row[],
): Promise<Outcomes<Value>> {
  return writeBatches(transport, write, rows, rowsPerCall);
}
