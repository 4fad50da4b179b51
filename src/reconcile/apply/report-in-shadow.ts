import type { Pass } from '../pass.ts';
import { goingOn, type Work } from '../work.ts';

/** Shadow mode: says what would be done, and does nothing. */
export function reportInShadow(pass: Pass, works: readonly Work[]): void {
  for (const work of goingOn(works)) {
    for (const { kind, key, handoff, reason } of work.effects) {
      pass.meter.effect(kind, 'shadow');
      work.logger.info({ kind, key, handoff, reason }, 'Shadow mode: would be carried out');
    }
  }
}
