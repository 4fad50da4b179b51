import type { FiredHandoff } from '../../domain/decision.ts';
import type { BallHolder, CalendarDate, Instant, Snapshot } from '../../domain/model.ts';
import type { Rules } from '../../domain/rules.ts';
import type { Standing } from '../../domain/standing/standing.ts';

/** One project as it is now, with all that is needed to explain it. */
export interface ProjectLook {
  readonly snapshot: Snapshot;
  readonly rules: Rules;
  readonly now: Instant;
  readonly mode: 'live' | 'shadow';
}

/**
 * Reads a project without changing anything anywhere, in as few calls as a reconciliation reads it.
 * null: there is no such project.
 * @throws AccountError where HubSpot cannot be read
 */
export type LookAtProject = (projectId: string) => Promise<ProjectLook | null>;

/** What became of a record that was reconciled while somebody waited for it. */
export type Reconciled =
  | {
      readonly kind: 'done';
      /** Of all rounds it took, in their order; in shadow mode what would have fired. */
      readonly fired: readonly FiredHandoff[];
      /** Why nothing (more) happens. */
      readonly quiet: readonly string[];
      readonly warnings: readonly string[];
      /**
       * As the record is after the last write; in shadow mode as it was found. `unrecognised`: it holds an option
       * that no setting maps, so nothing is decided, and a warning says so.
       */
      readonly status: Standing['status'];
      readonly refreshDate: CalendarDate | null;
      readonly waitingOn: BallHolder;
      readonly lastImplementedAt: Instant | null;
      readonly mode: 'live' | 'shadow';
    }
  | { readonly kind: 'missing' }
  /** In the queue still or again: it will be tried again without anybody waiting. */
  | { readonly kind: 'failed'; readonly error: string };

/**
 * Reconciles one project now, ahead of everything else, and answers when that is done; again as long as a
 * decision asks for another look. The record is durably marked first, so a crash loses nothing. Where another
 * pass has it in hand, here or on another server, that is waited for.
 */
export type ReconcileNow = (projectId: string) => Promise<Reconciled>;
