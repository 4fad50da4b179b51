import { expect, vi } from 'vitest';
import { createLogger } from '../../../src/config/logger.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';

/** What an app that has ended has left undone. */
export interface LeftInStore {
  readonly records: number;
  readonly emails: number;
  readonly deadLetters: number;
}

/** Looks into a store. One on SQLite may not be in use. */
export async function leftInStore(databaseUrl: string): Promise<LeftInStore> {
  return withStore(databaseUrl, measure);
}

/** Waits until the instances that share a store on PostgreSQL have nothing left to do, dead letters aside. */
export async function allIsDone(databaseUrl: string, timeoutMs: number): Promise<void> {
  await withStore(databaseUrl, (store) =>
    vi.waitFor(async () => expect(await measure(store)).toMatchObject({ records: 0, emails: 0 }), {
      timeout: timeoutMs,
      interval: 100,
    }),
  );
}

async function measure({ queue, outbox }: Store): Promise<LeftInStore> {
  const [records, emails] = [await queue.depth(Date.now()), await outbox.depth(Date.now())];
  return {
    records: records.waiting + records.claimed,
    emails: emails.waiting,
    deadLetters: records.parked + emails.dead,
  };
}

async function withStore<Result>(
  databaseUrl: string,
  look: (store: Store) => Promise<Result>,
): Promise<Result> {
  const clock = { now: () => Date.now() };
  const store = await openStore({ databaseUrl, clock, logger: createLogger({ level: 'silent' }) });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

export const nothingLeft: LeftInStore = { records: 0, emails: 0, deadLetters: 0 };
