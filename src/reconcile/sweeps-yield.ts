import type { Settings } from '../settings/settings-schema.ts';
import type { Logger } from './ports/observer.ts';

interface SweepsYieldOptions {
  /** The account's calls of this day; null: not known. */
  readonly dailyUse: () => { readonly maximum: number; readonly remaining: number } | null;
  readonly current: () => { readonly settings: Settings };
  readonly logger: Logger;
}

/**
 * Whether so much of the day's calls is used that sweeps, and what they found, have to wait for the next day. What
 * people do is worked to the last call. Says so in the log when it begins and when it ends.
 */
export function createSweepsYield({ dailyUse, current, logger }: SweepsYieldOptions): () => boolean {
  let isYielding = false;
  return () => {
    const use = dailyUse();
    const { sweepsYieldAtPercent } = current().settings.dailyCalls;
    const usedPercent = use === null ? 0 : (100 * (use.maximum - use.remaining)) / use.maximum;
    const yields = usedPercent >= sweepsYieldAtPercent;
    if (yields !== isYielding) {
      const fields = { usedPercent: Math.floor(usedPercent), sweepsYieldAtPercent };
      if (yields) logger.warn(fields, "Most of the day's calls to HubSpot are used: sweeps wait");
      else logger.info(fields, 'Sweeps go on');
    }
    isYielding = yields;
    return yields;
  };
}
