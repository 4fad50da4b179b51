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

/** A handoff about to be noted. */
export interface HandoffNote extends NotedHandoff {
  /** Names this firing: the same decision made again, after a crash or by a sweep in shadow mode, has the same. */
  readonly key: string;
}

/** What happened on each project, in words, for people to look at. No decision is made from it. */
export interface HandoffHistory {
  /** One whose key is known already is left as it was noted first. Of each project only the latest are kept. */
  note(fired: readonly HandoffNote[]): Promise<void>;
  /** Newest first. */
  latest(projectId: string, limit: number): Promise<readonly NotedHandoff[]>;
}
