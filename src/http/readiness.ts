import { TimeoutStrategy, timeout } from 'cockatiel';
import type { KnownAccount } from './known-account.ts';

export interface ReadinessOptions {
  /** Rejects where the store cannot be used. */
  readonly pingStore: () => Promise<void>;
  readonly account: () => KnownAccount | null;
  readonly isStopping: () => boolean;
}

const patience = timeout(2000, TimeoutStrategy.Aggressive);

/** Why the app should get no traffic now; an empty list: it is ready. Answers within 2 s. */
export async function findObstacles(options: ReadinessOptions): Promise<readonly string[]> {
  const obstacles: string[] = [];
  if (options.isStopping()) obstacles.push('the app is stopping');
  if (options.account() === null) obstacles.push('the HubSpot account is not known yet');
  try {
    await patience.execute(() => options.pingStore());
  } catch {
    obstacles.push('the store cannot be used');
  }
  return obstacles;
}
