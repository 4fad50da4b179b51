import type { Clock } from '../../reconcile/ports/clock.ts';

/** Compares HubSpot's clock with ours, by the answers that go by anyway. */
export interface ClockComparison {
  /** For the transport's `onAnswer`. */
  note(headers: Readonly<Record<string, string>>): void;
  /** Milliseconds that HubSpot's clock is ahead of ours (negative: behind), to about a second; null: no answer told. */
  ahead(): number | null;
}

/** The header is cut off to whole seconds. */
const halfASecond = 500;

/** Of several answers the one counts that took the least time to come, which is the one that shows the least. */
export function compareClocks(clock: Clock): ClockComparison {
  let least: number | null = null;
  return {
    note: ({ date }) => {
      const theirs = Date.parse(date ?? '');
      if (Number.isNaN(theirs)) return;
      const ahead = theirs + halfASecond - clock.now();
      if (least === null || Math.abs(ahead) < Math.abs(least)) least = ahead;
    },
    ahead: () => least,
  };
}
