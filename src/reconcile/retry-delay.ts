import type { Settings } from '../settings/settings-schema.ts';

/**
 * Milliseconds until the next try after `attempts` failed ones (at least 1): the first delay, doubled with
 * every further failure up to the longest, of which a random half to whole is taken, so that many records
 * that failed together do not come back together.
 */
export function retryDelayMs(retries: Settings['retries'], attempts: number, random: () => number): number {
  const doubled = retries.firstDelaySeconds * 2 ** Math.min(attempts - 1, 30);
  const capped = Math.min(doubled, retries.longestDelaySeconds);
  return Math.round(capped * 1000 * (0.5 + random() / 2));
}
