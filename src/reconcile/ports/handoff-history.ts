import type { FiredHandoff } from '../../domain/decision.ts';
import type { Instant } from '../../domain/model.ts';

/** A handoff that fired, or in shadow mode would have. */
export interface NotedHandoff extends FiredHandoff {
  readonly projectId: string;
  readonly cycle: number;
  /** The project's sequence when it was decided. */
  readonly sequence: number;
  readonly mode: 'live' | 'shadow';
  readonly at: Instant;
}

/** What happened on each project, in words, for people to look at. No decision is made from it. */
export interface HandoffHistory {
  /** One that is known already (all but `at` the same) is left as it was noted first. */
  note(fired: readonly NotedHandoff[]): Promise<void>;
  /** Newest first. */
  latest(projectId: string, limit: number): Promise<readonly NotedHandoff[]>;
}
