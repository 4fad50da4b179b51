import type { ProjectChange } from '../decision.ts';

/** A new cycle begins with no handoff fired. */
export const emptyProjectStamps = {
  kickoffSentAt: null,
  submissionCuedAt: null,
  reviewRequestedAt: null,
  implementationCuedAt: null,
  implementationTaskId: null,
} as const satisfies ProjectChange;
