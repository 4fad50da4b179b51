import type { Burden } from './burden.ts';

/** What was held of a project when it was last looked at. */
export interface HeldBurden {
  readonly handoffs: readonly string[];
  readonly keys: readonly string[];
}

/** Whether a decision still contains anything of what is held. */
export function isStillDue(held: HeldBurden, burden: Burden): boolean {
  return burden.keys.some((key) => held.keys.includes(key));
}

/**
 * Whether a decision contains more than what is held: where a person has just worked on the record, that is their
 * doing. Somebody who only touches a held record has asked for nothing.
 */
export function hasMoreThan(held: HeldBurden, burden: Burden): boolean {
  return (
    burden.keys.some((key) => !held.keys.includes(key)) ||
    burden.handoffs.some((handoff) => !held.handoffs.includes(handoff))
  );
}
