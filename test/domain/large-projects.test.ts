import { expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { IssuedEffect } from '../../src/domain/model.ts';
import { aProject, homeAccount } from '../support/given/a-project.ts';
import { aQueuedTicket } from '../support/given/a-ticket.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';
import { staff } from '../support/given/people.ts';
import { someRules } from '../support/given/rules.ts';

/** One look at a project of so many tickets, each with its tasks, and how often an issued effect's key was read. */
function lookAt(ticketCount: number): { readonly decision: Decision; readonly readings: number } {
  let readings = 0;
  const watched = (effect: IssuedEffect): IssuedEffect => ({
    ...effect,
    get key() {
      readings += 1;
      return effect.key;
    },
  });
  const ids = Array.from({ length: ticketCount }, (_, index) => String(1000 + index));
  const decision = decide(
    {
      account: homeAccount,
      project: aProject({ status: 'deliverable_submitted', refreshDate: '2026-03-10' }),
      tickets: ids.map((id) => aQueuedTicket({ id, copy: 'in_qa', graphics: 'approved' })),
      people: staff,
      issued: ids.flatMap((id) =>
        ['copy', 'graphics'].map((part) =>
          watched(anOpenTask(`9${id}`, `ticket-${id}.round-0.queue.${part}.task`, at('2026-03-17 17:00'))),
        ),
      ),
      memory: null,
      ticketNotes: {},
    },
    someRules({ automations: { qaTasks: true } }),
    at('2026-03-12'),
  );
  return { decision, readings };
}

it('A project of eight hundred tickets is no more work a ticket than one of a hundred', () => {
  const [small, large] = [lookAt(100), lookAt(800)];
  expect(large.decision.effects.filter(({ kind }) => kind === 'create task')).toHaveLength(800);
  expect(large.decision.effects.filter(({ kind }) => kind === 'change task')).toHaveLength(1600);
  expect(large.readings / 800).toBe(small.readings / 100);
});
