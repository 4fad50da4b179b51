interface Entry {
  readonly at: number;
  readonly run: () => void;
}

/** What will happen, by the time at which it will. */
export interface Agenda {
  readonly add: (at: number, run: () => void) => void;
  /** When the next thing happens; null: nothing will. */
  readonly nextAt: () => number | null;
  /** Runs everything whose time has come, the earliest first, and of one time what was added first. */
  readonly runDue: (now: number) => void;
}

export function openAgenda(): Agenda {
  let entries: readonly Entry[] = [];
  return {
    add: (at, run) => {
      const later = entries.findIndex((entry) => entry.at > at);
      entries = later < 0 ? [...entries, { at, run }] : entries.toSpliced(later, 0, { at, run });
    },
    nextAt: () => entries[0]?.at ?? null,
    runDue: (now) => {
      for (let entry = entries[0]; entry && entry.at <= now; entry = entries[0]) {
        entries = entries.slice(1);
        entry.run();
      }
    },
  };
}
