import { expect, it } from 'vitest';
import { carryOut } from '../../../src/domain/adoption/carry-out.ts';
import type { Decision, Effect } from '../../../src/domain/decision.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { anOpenTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { firstLook } from '../standing/standing-of.ts';

const now = at('2026-03-12');

/** A decision of these effects and nothing else. */
function decisionOf(...effects: readonly Effect[]): Decision {
  return { ...given(aProject()).on('2026-03-12').decision, effects };
}

const reason = 'Somebody said so.';
const writeTicket = (
  ticketId: string,
  change: Extract<Effect, { kind: 'write ticket' }>['change'],
): Effect => ({
  ...{ kind: 'write ticket', key: `ticket-${ticketId}.write.a`, handoff: '4 tickets', reason },
  ...{ ticketId, change },
});
const writeProject = (change: Extract<Effect, { kind: 'write project' }>['change']): Effect => ({
  ...{ kind: 'write project', key: 'project-7.cycle-1.upkeep.a', handoff: 'upkeep', reason },
  ...{ projectId: '7', change },
});
const noted = (key: string) => ({ key, kind: 'change', taskId: null, state: 'settled', dueAt: null });

it('What is issued is known afterwards, beside what was, and what is noted as never to be', () => {
  const before = firstLook(aProject({ refreshDate: '2026-03-12' }), {
    more: { issued: [anOpenTask('500', 'project-7.cycle-1.missing-date.task')], companyIds: [] },
  });
  const { decision } = given(before.project).on('2026-03-12');
  const [task, email] = decision.effects;
  const after = carryOut(before, { ...decision, effects: [task, email].flatMap((each) => each ?? []) }, now, [
    'project-7.cycle-1.close.email',
  ]);
  expect(after).toEqual({
    ...before,
    issued: [
      ...before.issued,
      noted('project-7.cycle-1.close.email'),
      noted('project-7.cycle-1.kickoff.0.task'),
      noted('project-7.cycle-1.kickoff.0.email'),
    ],
  });
});

it('Where nothing is done, nothing changes', () => {
  const before = firstLook(aProject(), { more: { memory: { highestCycle: 4, highestSequence: 9 } } });
  expect(carryOut(before, decisionOf(), now)).toEqual(before);
});

it('What is written to the project is there, and remembered', () => {
  const before = firstLook(aProject());
  const change = { status: 'blank', cycle: 2, sequence: 5, kickoffSentAt: now } as const;
  expect(carryOut(before, decisionOf(writeProject(change)), now)).toEqual({
    ...before,
    project: { ...before.project, ...change },
    memory: { highestCycle: 2, highestSequence: 5 },
  });
});

it('A project whose numbers are empty is remembered as in its first cycle', () => {
  const before = firstLook(aProject());
  const after = carryOut(before, decisionOf(writeProject({ waitingOn: 'sas' })), now);
  expect(after.memory).toEqual({ highestCycle: 1, highestSequence: 0 });
});

it('An Implement task that has no number yet is not bound, one that is taken off is gone', () => {
  const before = firstLook(aProject({ implementationTaskId: '500' }));
  const after = (implementationTaskId: { readonly taskOf: string } | null) =>
    carryOut(before, decisionOf(writeProject({ implementationTaskId })), now).project.implementationTaskId;
  expect([after({ taskOf: 'project-7.cycle-1.approval.0.task' }), after(null)]).toEqual(['500', null]);
});

it('A ticket that goes to Pending Approval enters it now, one that was there stays as it came', () => {
  const tickets = [
    aQueuedTicket(),
    aPendingTicket({ id: '12' }),
    aQueuedTicket({ id: '13' }),
    aQueuedTicket({ id: '14' }),
  ];
  const before = firstLook(aProject(), { tickets });
  const [first, second, third, fourth] = before.tickets;
  const after = carryOut(
    before,
    decisionOf(
      writeTicket('11', { stage: 'pending_approval', readyRound: 0 }),
      writeTicket('12', { stage: 'pending_approval' }),
      writeTicket('13', { stage: 'closed' }),
    ),
    now,
  );
  expect(after).toEqual({
    ...before,
    tickets: [
      { ...first, stage: 'pending_approval', readyRound: 0, enteredPendingApprovalAt: now },
      { ...second, enteredPendingApprovalAt: at('2026-03-11') },
      { ...third, stage: 'closed' },
      fourth,
    ],
  });
});
