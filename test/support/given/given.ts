import { expect } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Decision, Effect } from '../../../src/domain/decision.ts';
import type { CreativeProject, DeliverableTicket, Instant, Snapshot } from '../../../src/domain/model.ts';
import { homeAccount } from './a-project.ts';
import { deepFreeze } from './deep-freeze.ts';
import { at } from './moments.ts';
import { staff } from './people.ts';
import { someRules, type SomeRules } from './rules.ts';
import { tellDecision } from './tell.ts';

/** A project and its tickets as HubSpot has them. */
export function given(project: CreativeProject, ...tickets: readonly DeliverableTicket[]) {
  return new Given({
    account: homeAccount,
    project,
    tickets,
    people: staff,
    issued: [],
    memory: null,
    companyIds: ['900'],
    projectNotes: [],
    ticketNotes: Object.fromEntries(tickets.map(({ id }) => [id, []])),
    implementationTask: null,
  });
}

class Given {
  readonly #snapshot: Snapshot;
  readonly #rules: SomeRules;
  constructor(snapshot: Snapshot, rules: SomeRules = {}) {
    this.#snapshot = snapshot;
    this.#rules = rules;
  }

  /** Whatever else there is: notes, issued effects, other people. */
  and(more: Partial<Snapshot>): Given {
    return new Given({ ...this.#snapshot, ...more }, this.#rules);
  }

  ruledBy(rules: SomeRules): Given {
    return new Given(this.#snapshot, rules);
  }

  /** Decides at a moment in the account's zone: `2026-03-12` (nine o'clock) or `2026-03-12 17:00`. */
  on(wallTime: string): Decided {
    return this.at(at(wallTime, this.#snapshot.account.timeZone));
  }

  /** Decides at an instant, epoch milliseconds. */
  at(now: Instant): Decided {
    const snapshot = deepFreeze(this.#snapshot);
    const rules = deepFreeze(someRules(this.#rules));
    const decision = decide(snapshot, rules, now);
    expect(decide(snapshot, rules, now), 'the same situation gives the same decision').toEqual(decision);
    return new Decided(decision, now, snapshot.account.timeZone);
  }
}

class Decided {
  readonly decision: Decision;
  readonly #now: Instant;
  readonly #zone: string;
  constructor(decision: Decision, now: Instant, zone: string) {
    this.decision = decision;
    this.#now = now;
    this.#zone = zone;
  }

  /** The whole outcome: every effect, warning and second look, in order, and nothing besides. */
  then(...lines: readonly string[]): this {
    expect(tellDecision(this.decision, { now: this.#now, zone: this.#zone })).toEqual(lines);
    return this;
  }

  /** Nothing happens, and this is said about it. */
  thenNothing(...reasons: readonly string[]): this {
    expect(this.decision.quiet).toEqual(reasons);
    return this.then();
  }

  /** What is said about handoffs that do not fire. */
  because(...reasons: readonly string[]): this {
    expect(this.decision.quiet).toEqual(reasons);
    return this;
  }

  /** The one effect of this kind whose subject (where it has one) contains these words. */
  the<Kind extends Effect['kind']>(kind: Kind, words = ''): Extract<Effect, { kind: Kind }> {
    const isIt = (effect: Effect): effect is Extract<Effect, { kind: Kind }> =>
      effect.kind === kind && (!('subject' in effect) || effect.subject.includes(words));
    const [effect, ...others] = this.decision.effects.filter(isIt);
    expect(others, `only one ${kind} "${words}"`).toEqual([]);
    if (!effect) throw new Error(`There is no ${kind} "${words}".`);
    return effect;
  }
}
