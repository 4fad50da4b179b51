import { describeStanding } from '../../../src/domain/standing/describe-standing.ts';
import type { CreativeProject, DeliverableTicket, Snapshot } from '../../../src/domain/model.ts';
import type { Standing } from '../../../src/domain/standing/standing.ts';
import { homeAccount } from '../../support/given/a-project.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { at } from '../../support/given/moments.ts';
import { staff } from '../../support/given/people.ts';
import { someRules, type SomeRules } from '../../support/given/rules.ts';

/** Whatever else there is, and the wall-clock time of the look: `2026-03-18` unless given. */
export interface Circumstances {
  readonly tickets?: readonly DeliverableTicket[];
  readonly on?: string;
  readonly rules?: SomeRules;
  readonly more?: Partial<Snapshot>;
}

/** What a first look at a project brings: no notes, no companies, no Implement task. */
export function firstLook(
  project: CreativeProject,
  { tickets = [], more = {} }: Circumstances = {},
): Snapshot {
  return deepFreeze({
    account: homeAccount,
    project,
    tickets,
    people: staff,
    issued: [],
    memory: null,
    ...more,
  });
}

export function standingOf(project: CreativeProject, circumstances: Circumstances = {}): Standing {
  const { on = '2026-03-18', rules = {} } = circumstances;
  return describeStanding(firstLook(project, circumstances), deepFreeze(someRules(rules)), at(on));
}
