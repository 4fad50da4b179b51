import type { FiredHandoff } from '../../domain/decision.ts';
import type { Instant } from '../../domain/model.ts';
import type { Particulars } from '../../domain/shadow-report/particulars.ts';

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
  readonly particulars: Particulars;
}

/** A handoff with what it consisted of; null where it was noted before that was kept. */
export interface DetailedHandoff extends NotedHandoff {
  readonly particulars: Particulars | null;
}

/** Where a page of the history ended. */
export interface HistoryPlace {
  readonly at: Instant;
  readonly key: string;
}

/** Some of the history in the order of time; `after` null: nothing comes after it. */
export interface HistoryPage {
  readonly handoffs: readonly DetailedHandoff[];
  readonly after: HistoryPlace | null;
}

/** What happened on each project, in words, for people to look at. No decision is made from it. */
export interface HandoffHistory {
  /** One whose key is known already is left as it was noted first. Of each project only the latest are kept. */
  note(fired: readonly HandoffNote[]): Promise<void>;
  /** Newest first. */
  latest(projectId: string, limit: number): Promise<readonly NotedHandoff[]>;
  /** Of all projects, what was noted at that instant or later, oldest first; `after` null: the first page. */
  since(from: Instant, limit: number, after: HistoryPlace | null): Promise<HistoryPage>;
}
