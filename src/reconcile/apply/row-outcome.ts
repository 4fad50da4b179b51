import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import type { WriteOutcome } from '../ports/account.ts';
import { withoutAddresses } from '../without-addresses.ts';
import { fail, type Work } from '../work.ts';

/** The rows' outcomes, or, where the whole write threw, an unknown one for every row. */
export type RowOutcomes<Value> = (row: string) => WriteOutcome<Value>;

/** Carries out a batch write (none at all without rows). A row that the answer does not mention, or a write that throws, is unknown. */
export async function writeRows<Row, Value>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<ReadonlyMap<string, WriteOutcome<Value>>>,
): Promise<RowOutcomes<Value>> {
  try {
    const outcomes = rows.length === 0 ? new Map<string, WriteOutcome<Value>>() : await write(rows);
    return (row) => outcomes.get(row) ?? unknown('HubSpot did not say what became of it');
  } catch (error) {
    return () => unknown(errorMessage(error));
  }
}

function unknown(message: string): WriteOutcome<never> {
  return { ok: false, because: 'unknown', message };
}

/** Counts what became of one effect; where it was not carried out, its record goes no further in this pass. */
export function noteOutcome(
  pass: Pass,
  work: Work,
  effect: { readonly kind: string; readonly key: string },
  outcome: WriteOutcome<unknown>,
): void {
  if (outcome.ok) {
    pass.meter.effect(effect.kind, 'done');
    work.logger.debug({ kind: effect.kind, key: effect.key }, 'Carried out');
    return;
  }
  pass.meter.effect(effect.kind, outcome.because === 'refused' ? 'refused' : 'failed');
  const { because, message } = outcome;
  work.logger.warn(
    { kind: effect.kind, key: effect.key, because, error: withoutAddresses(message) },
    'Not carried out',
  );
  fail(work, `${effect.kind} ${effect.key}: ${because}: ${message}`);
}
