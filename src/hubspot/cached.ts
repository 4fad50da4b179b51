import type { Clock } from '../reconcile/ports/clock.ts';

/**
 * Remembers what `load` answers for `milliseconds` of the given clock. Callers who come while it is loading
 * share that one call; a failure is told to all of them and is not remembered.
 */
export function cached<Value>(
  clock: Clock,
  milliseconds: number,
  load: () => Promise<Value>,
): () => Promise<Value> {
  let entry: { readonly value: Promise<Value>; readonly loadedAt: number } | null = null;
  return () => {
    const now = clock.now();
    // A clock that was set back must not keep the value for ever.
    const age = entry === null ? Infinity : Math.abs(now - entry.loadedAt);
    if (entry !== null && age < milliseconds) return entry.value;
    const fresh = { value: load(), loadedAt: now };
    entry = fresh;
    fresh.value.catch(() => {
      if (entry === fresh) entry = null;
    });
    return fresh.value;
  };
}
