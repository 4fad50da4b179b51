import type { Instant } from '../../domain/model.ts';
import type { Doer, Past } from '../../domain/shadow-report/past.ts';
import type { CrmRecord } from '../schemas/records.ts';
import { doerOf } from './doer.ts';
import { readInstant } from './values.ts';

interface PastValue {
  readonly value: string;
  readonly since: Instant;
  readonly by: Doer;
}

/** The values a property has had, newest first; null where the record was read without this history. */
function pastValues(record: CrmRecord, property: string): readonly PastValue[] | null {
  const entries = record.propertiesWithHistory?.[property];
  if (entries === undefined) return null;
  return entries
    .flatMap(({ value, timestamp, sourceType }) => {
      const since = readInstant(timestamp);
      return since === null ? [] : [{ value: value ?? '', since, by: doerOf(sourceType) }];
    })
    .sort((one, other) => other.since - one.since);
}

/** HubSpot logs a rewrite of the same value again: the value began with the first entry of its latest run. */
function startOfLatestRun(values: readonly PastValue[], wanted: string): Instant | null {
  const latest = values.findIndex(({ value }) => value === wanted);
  if (latest === -1) return null;
  const fromThere = values.slice(latest);
  const before = fromThere.findIndex(({ value }) => value !== wanted);
  return fromThere.at(before === -1 ? -1 : before - 1)?.since ?? null;
}

/** When the property last took this value; null: never, or the history was not read. */
export function lastTook(record: CrmRecord, property: string, value: string): Instant | null {
  return startOfLatestRun(pastValues(record, property) ?? [], value);
}

/** Since when the property has its present value; null: it is empty, or the history was not read. */
export function presentSince(record: CrmRecord, property: string): Instant | null {
  const present = record.properties[property] ?? '';
  return present === '' ? null : lastTook(record, property, present);
}

/** The values a property has had as `read` understands them, oldest first; a rewrite of the same value is none. */
export function pastOf<Value>(
  record: CrmRecord,
  property: string,
  read: (value: string) => Value,
): Past<Value> {
  const values = (pastValues(record, property) ?? [])
    .map(({ value, since, by }) => ({ value: read(value), since, by }))
    .toReversed();
  return values.filter(({ value }, index) => index === 0 || value !== values[index - 1]?.value);
}
