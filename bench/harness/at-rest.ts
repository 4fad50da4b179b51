import { setTimeout as wait } from 'node:timers/promises';
import { readMetrics, workLeft } from './app-metrics.ts';
import { coalesceMs, type Account } from './account.ts';

const lookEveryMs = 250;
/** Longer than a changed record waits, so that the app's own echoes are worked, too. */
const quietForMs = 3 * coalesceMs;

/**
 * Resolves when every webhook is delivered and nothing has been due, in hand or waiting to be sent for a second and
 * a half, in any of these servers.
 * @throws where that takes longer than `patienceMs`
 */
export async function atRest(account: Account, urls: readonly string[], patienceMs: number): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  let quietSince: number | null = null;
  for (;;) {
    await account.sandbox.webhooks.settled();
    const pages = await Promise.all(urls.map((url) => readMetrics(url)));
    const left = pages.reduce((sum, page) => sum + workLeft(page), 0);
    quietSince = left > 0 ? null : (quietSince ?? performance.now());
    if (quietSince !== null && performance.now() - quietSince > quietForMs) return;
    if (performance.now() > giveUpAt)
      throw new Error(`After ${patienceMs} ms there is still work: ${left} rows`);
    await wait(lookEveryMs);
  }
}
