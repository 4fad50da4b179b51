import { adopt, beforeGoingLive } from '../../../src/domain/adoption/adopt.ts';
import { adoptable, type Choice } from '../../../src/domain/adoption/choice.ts';
import type { Handoff } from '../../../src/domain/decision.ts';
import type { CreativeProject, DeliverableTicket, Instant, Snapshot } from '../../../src/domain/model.ts';
import { homeAccount } from '../../support/given/a-project.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { at, homeZone } from '../../support/given/moments.ts';
import { staff } from '../../support/given/people.ts';
import { someRules, type SomeRules } from '../../support/given/rules.ts';
import { tellDecision } from '../../support/given/tell.ts';

/** The morning of 20 March 2026, when the app begins to act. */
export const goingLive = at('2026-03-20');

export const all = (choice: Choice) => Object.fromEntries(adoptable.map((handoff) => [handoff, choice]));

interface Circumstances {
  readonly choices?: Readonly<Partial<Record<Handoff, Choice>>>;
  readonly hasImplementTask?: boolean;
  readonly before?: Instant;
  readonly because?: string;
  readonly rules?: SomeRules;
  readonly more?: Partial<Snapshot>;
}

/** What the adoption decides; everything is adopted unless it is said otherwise. */
export function adoptionOf(
  project: CreativeProject,
  tickets: readonly DeliverableTicket[] = [],
  {
    choices = all('adopt'),
    hasImplementTask = false,
    before = goingLive,
    because = beforeGoingLive,
    rules = {},
    more = {},
  }: Circumstances = {},
) {
  const snapshot: Snapshot = {
    account: homeAccount,
    project,
    tickets,
    people: staff,
    issued: [],
    memory: null,
    ...more,
  };
  const request = { choices, before, because, hasImplementTask };
  return adopt(deepFreeze(snapshot), deepFreeze(someRules(rules)), goingLive, request);
}

/** The same, readable: what it does, the keys of what nobody hears, and why. */
export function adopted(...given: Parameters<typeof adoptionOf>) {
  const { decision, untold } = adoptionOf(...given);
  return {
    does: tellDecision(decision, { now: goingLive, zone: homeZone }),
    untold: untold.map(({ key }) => key),
    reasons: decision.fired.map(({ reason }) => reason),
  };
}

export const nothing = { does: [], untold: [], reasons: [] };
