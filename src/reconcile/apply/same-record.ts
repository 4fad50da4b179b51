import { isDeepStrictEqual } from 'node:util';
import type { CreativeProject } from '../../domain/model.ts';

/**
 * Whether a record is still the one a decision was made from. The link counts by its value: when it was
 * pasted comes from its history, which the second look does not have to read.
 */
export function isSameRecord(before: CreativeProject, now: CreativeProject): boolean {
  return isDeepStrictEqual({ ...before, adLabLinkChangedAt: null }, { ...now, adLabLinkChangedAt: null });
}
