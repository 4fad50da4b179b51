import { CallWindow } from '../../../src/hubspot/transport/call-window.ts';
import { createOwnQuota } from '../../../src/hubspot/transport/own-quota.ts';
import type { CallQuota } from '../../../src/reconcile/ports/call-quota.ts';

export const person = 2;
export const bulk = 1;
export const sweep = 0;

interface CountedOptions {
  /** Shared with nobody unless given. */
  readonly quota?: CallQuota;
  /** Where the moments of all starts go, of `performance.now()`; several windows may share it. */
  readonly starts?: number[];
  readonly perWindow?: number;
  readonly concurrency?: number;
  /** How long each task takes, ms. */
  readonly takesMs?: number;
  /** Of what is started without saying more. */
  readonly usually: number;
}

/** A window of calls in any ten seconds, which notes what starts, and when. */
export function openCountedWindow(options: CountedOptions) {
  const { quota = createOwnQuota(), starts = [], takesMs = 0, usually } = options;
  const { perWindow = 100, concurrency = 30 } = options;
  const limits = { perWindow, windowMs: 10_000, concurrency };
  const window = new CallWindow({ quota, bucket: 'calls', limits, urgentFrom: person });
  const names: string[] = [];
  const start = (name = '', priority = usually, signal = new AbortController().signal) =>
    window.run(
      async () => {
        starts.push(performance.now());
        names.push(name);
        if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
        return name;
      },
      priority,
      signal,
    );
  const startMany = (count: number, priority = usually) =>
    Promise.all(Array.from({ length: count }, () => start('', priority)));
  return { window, start, startMany, starts, names };
}

/** From the first start to the last; both of `performance.now()`. */
export function startsPerSecond(starts: readonly number[]): number {
  return (starts.length * 1000) / ((starts.at(-1) ?? 0) - (starts[0] ?? 0));
}
