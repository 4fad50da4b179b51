import type { Decision, Effect } from '../domain/decision.ts';
import type { CreativeProject, Instant, Snapshot } from '../domain/model.ts';
import type { Logger } from './ports/observer.ts';
import type { Claim } from './ports/work-queue.ts';

/**
 * Why a record's work stopped before its last stage.
 * - `failed`: counts as a failed try.
 * - `again`: the record changed under us; it is decided afresh at once.
 * - `abandoned`: the lease was lost; whoever holds it now does the rest.
 */
export type Ending =
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'again' }
  | { readonly kind: 'abandoned' };

/** One claimed record on its way through a pass. */
export interface Work {
  readonly claim: Claim;
  readonly logger: Logger;
  readonly projectId: string | null;
  readonly ticketId: string | null;
  effects: readonly Effect[];
  /** HubSpot's ids of the tasks known under their effect keys. */
  readonly taskIds: Map<string, string>;
  /** null: still going. */
  ending: Ending | null;
  lookAgain: boolean;
  lookAgainAt: Instant | null;
}

/** A project on its way through a pass. */
export interface ProjectWork extends Work {
  readonly projectId: string;
  snapshot: Snapshot;
  decision: Decision | null;
  /** `held`: nothing of it is carried out. `ends`: an admin's item goes once all of it is carried out. */
  hold: 'none' | 'held' | 'ends';
  /** Whether a follow-up may trust that the records are as they were read and written; see `follow-ups.ts`. */
  carriesOn: boolean;
  /** The record the decision is made from, and when its reading began. */
  readonly record: CreativeProject;
  readonly readAt: Instant;
}

/** Those that nothing has stopped yet. */
export function goingOn<Kind extends Work>(works: readonly Kind[]): readonly Kind[] {
  return works.filter((work) => work.ending === null);
}

/** Stops a record's work as a failed try; the first failure is the one that is told. */
export function fail(work: Work, error: string): void {
  work.ending ??= { kind: 'failed', error };
}

/** The effects of one kind, each with the work it belongs to. */
export function effectsOfKind<Kind extends Effect['kind'], Owner extends Work>(
  works: readonly Owner[],
  kind: Kind,
): readonly { readonly work: Owner; readonly effect: Extract<Effect, { kind: Kind }> }[] {
  const isOfKind = (effect: Effect): effect is Extract<Effect, { kind: Kind }> => effect.kind === kind;
  return works.flatMap((work) => work.effects.filter(isOfKind).map((effect) => ({ work, effect })));
}
