import { describe, expect, it } from 'vitest';
import type { DeliverableTicket, IssuedEffect } from '../../src/domain/model.ts';
import { decideUnplacedTicket } from '../../src/domain/unplaced-ticket.ts';
import { homeAccount } from '../support/given/a-project.ts';
import { aTicket } from '../support/given/a-ticket.ts';
import { deepFreeze } from '../support/given/deep-freeze.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';
import { staff } from '../support/given/people.ts';
import { someRules, type SomeRules } from '../support/given/rules.ts';
import { tellEffect } from '../support/given/tell.ts';

function decideFor(
  ticket: DeliverableTicket,
  wallTime: string,
  more: { readonly issued?: readonly IssuedEffect[]; readonly rules?: SomeRules } = {},
) {
  const now = at(wallTime);
  const situation = deepFreeze({ account: homeAccount, ticket, people: staff, issued: more.issued ?? [] });
  const decision = decideUnplacedTicket(situation, deepFreeze(someRules(more.rules)), now);
  return {
    ...decision,
    told: decision.effects.map((effect) => tellEffect(effect, { now, zone: homeAccount.timeZone })),
  };
}

const alone = aTicket({ projectIds: [], createdAt: at('2026-03-10 09:00') });
const nobody =
  'Nobody is named as ticket owner on ticket "Ad 11": tasks are left unassigned and no fallback address is set, so no email goes out.';

describe('A ticket that leads to no single creative project', () => {
  it('has an hour to be placed', () => {
    expect(decideFor(alone, '2026-03-10 09:59')).toEqual({
      told: [],
      effects: [],
      quiet: ['The ticket is new; its owner may still be placing it.'],
      warnings: [],
      lookAgainAt: at('2026-03-10 10:00'),
    });
  });

  it('then gives its owner one task saying that the project is missing', () => {
    const { told, warnings, effects } = decideFor({ ...alone, ownerId: '3' }, '2026-03-10 10:00');
    expect(told).toEqual([
      'task for Cora (copywriter) on ticket 11: "Associate the Ticket with Its Creative Project" due 2026-03-11',
    ]);
    expect(warnings).toEqual([]);
    expect(effects[0]).toMatchObject({
      projectId: null,
      body: expect.stringMatching(/\nRef: ticket-11\.placement\.no-project\.task$/u) as unknown,
    });
  });

  it('or says that it belongs to too many', () => {
    const { told, effects } = decideFor(
      { ...alone, ownerId: '3', projectIds: ['7', '8', '9'] },
      '2026-03-10 10:00',
    );
    expect(told).toEqual([
      'task for Cora (copywriter) on ticket 11: "Keep the Ticket on One Creative Project" due 2026-03-11',
    ]);
    expect(effects[0]?.reason).toBe(
      'Ticket "Ad 11" belongs to 3 creative projects, so it takes part in no ad set.',
    );
  });

  it('turns to the configured SAS where it has no owner, and leaves the task unassigned where there is none', () => {
    const task = 'on ticket 11: "Associate the Ticket with Its Creative Project" due 2026-03-11';
    expect(decideFor(alone, '2026-03-10 10:00', { rules: { people: { defaultSasId: '2' } } }).told).toEqual([
      `task for Sam (SAS) ${task}`,
    ]);
    const unassigned = decideFor(alone, '2026-03-10 10:00');
    expect([unassigned.told, unassigned.warnings]).toEqual([[`task for nobody ${task}`], [nobody]]);
  });

  it('asks once', () => {
    const issued = [anOpenTask('701', 'ticket-11.placement.no-project.task')];
    expect(decideFor(alone, '2026-03-12', { issued })).toEqual({
      told: [],
      effects: [],
      quiet: ['Its owner has been asked to place it.'],
      warnings: [],
      lookAgainAt: null,
    });
  });

  it('is left alone when it is closed', () => {
    expect(decideFor({ ...alone, stage: 'closed' }, '2026-03-12')).toMatchObject({
      told: [],
      quiet: ['The ticket is closed.'],
    });
  });
});
