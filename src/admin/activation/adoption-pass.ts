import { decide } from '../../domain/decide.ts';
import { beforeGoingLive } from '../../domain/adoption/adopt.ts';
import type { Instant } from '../../domain/model.ts';
import { decideUnplacedTicket } from '../../domain/unplaced-ticket.ts';
import { withoutTexts } from '../../domain/adoption/without-texts.ts';
import { adoptWork } from '../../reconcile/brake/adopt-work.ts';
import type { Decide } from '../../reconcile/decide.ts';
import type { ReconcilerDependencies, Restrain } from '../../reconcile/pass.ts';
import type { Meter } from '../../reconcile/ports/observer.ts';
import type { AdminSurroundings } from '../operation.ts';
import { choicesFor, type ChosenByName } from './handoff-names.ts';

/** What becomes of the projects of an adoption, by id. */
export interface AdoptionRecord {
  /** Nothing is left to adopt. */
  readonly done: Set<string>;
}

const uncounted: Meter = {
  effect: () => undefined,
  decision: () => undefined,
  deadLetter: () => undefined,
  sweep: () => undefined,
  missedEvent: () => undefined,
};

/**
 * The reconciler's own machinery, in earnest although the app is in shadow mode, but with nothing left in any
 * decision except what is adopted. Notes and companies are not read: nobody gets a text.
 */
export function adoptionDependencies(
  { store, account, clock, logger, settings }: AdminSurroundings,
  { chosen, before }: { readonly chosen: ChosenByName; readonly before: Instant },
  record: AdoptionRecord,
): ReconcilerDependencies {
  const choices = choicesFor(chosen);
  const restrain: Restrain = async (pass, works) => {
    for (const work of works) {
      const isDone = await adoptWork(pass, work, { choices, because: beforeGoingLive, before });
      if (!isDone || work.decision === null) continue;
      record.done.add(work.projectId);
      work.decision = { ...work.decision, effects: [], fired: [], lookAgain: false };
    }
  };
  const decideWithoutTexts: Decide = (snapshot, rules, now) => decide(withoutTexts(snapshot), rules, now);
  return {
    ...store,
    account,
    clock,
    logger,
    meter: uncounted,
    current: () => ({ settings: settings.get().settings, mode: 'live' }),
    decide: decideWithoutTexts,
    decideUnplaced: decideUnplacedTicket,
    restrain,
    random: Math.random,
    mailQueued: () => undefined,
  };
}
