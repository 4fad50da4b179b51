import { expect, vi } from 'vitest';
import { createLogger } from '../../../src/config/logger.ts';
import { openStore } from '../../../src/store/open-store.ts';

/** What is still to be done, and what was given up. */
export interface LeftInStore {
  readonly records: number;
  readonly emails: number;
  readonly deadLetters: number;
}

export const nothingLeft: LeftInStore = { records: 0, emails: 0, deadLetters: 0 };

/** Looks into a store. One on SQLite may not be in use. */
export async function leftInStore(databaseUrl: string): Promise<LeftInStore> {
  const clock = { now: () => Date.now() };
  const store = await openStore({ databaseUrl, clock, logger: createLogger({ level: 'silent' }) });
  try {
    const queue = await store.queue.depth(clock.now());
    const outbox = await store.outbox.depth(clock.now());
    return {
      records: queue.waiting + queue.claimed,
      emails: outbox.waiting,
      deadLetters: queue.parked + outbox.dead,
    };
  } finally {
    await store.close();
  }
}

/** Waits until an app, and whoever shares its store, has nothing left to do. It is asked for its metrics. */
export async function allIsDone(appUrl: string, timeoutMs = 150_000): Promise<void> {
  await vi.waitFor(async () => expect(await leftByMetrics(appUrl)).toEqual(nothingLeft), {
    timeout: timeoutMs,
    interval: 100,
  });
}

async function leftByMetrics(appUrl: string): Promise<LeftInStore> {
  const page = await (await fetch(`${appUrl}/metrics`)).text();
  const gauge = (name: string) => {
    const line = page.split('\n').find((each) => each.startsWith(`creative_refresh_${name} `));
    return Number(line?.split(' ').at(-1) ?? Number.NaN);
  };
  return {
    records: gauge('queue_records{state="waiting"}') + gauge('queue_records{state="claimed"}'),
    emails: gauge('outbox_emails{state="waiting"}'),
    deadLetters: gauge('queue_records{state="dead"}') + gauge('outbox_emails{state="dead"}'),
  };
}
