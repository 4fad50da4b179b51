import { expect, it } from 'vitest';
import type { Effect, TicketChange } from '../../../src/domain/decision.ts';
import { effectsOfFiring, particularsOf } from '../../../src/domain/shadow-report/particulars.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { at } from '../../support/given/moments.ts';
import { cora, dana, diego } from '../../support/given/people.ts';

const nothingWritten = { ticketIds: [], writesTickets: false, stage: null, nextStatus: null, nextDate: null };

/** What is kept of each handoff that fires there. */
function keptOf(situation: ReturnType<typeof given>, project = aProject()) {
  const { fired, effects } = situation.on('2026-03-12').decision;
  return fired.map((firing) => [firing.handoff, particularsOf(firing, effects, project)]);
}

it('Of a kickoff its task, its email, and the record as it was found are kept', () => {
  const project = aProject({ refreshDate: '2026-03-20' });
  expect(keptOf(given(project), project)).toEqual([
    [
      '1 kickoff',
      {
        status: 'blank',
        refreshDate: '2026-03-20',
        tasks: [{ subject: 'Reach Out to Client About Creative Refresh', ownerId: dana.id, ticketId: null }],
        emails: 1,
        ...nothingWritten,
        completeSince: null,
      },
    ],
  ]);
});

it('Of a close the next date and status are kept, and of its confirmation the email', () => {
  const project = aProject({ status: 'creatives_implemented' });
  const asFound = { status: 'creatives_implemented', refreshDate: '2026-04-01', tasks: [] } as const;
  expect(keptOf(given(project), project)).toEqual([
    [
      '8 close',
      {
        ...asFound,
        ...nothingWritten,
        emails: 0,
        nextStatus: 'blank',
        nextDate: '2026-06-10',
        completeSince: null,
      },
    ],
    ['9 confirmation', { ...asFound, ...nothingWritten, emails: 1, completeSince: null }],
  ]);
});

it('Of new tickets each is kept with its own tasks, and of finished ones where they go', () => {
  const project = aProject({ status: 'deliverable_submitted' });
  const tickets = [
    aTicket(),
    aTicket({ id: '12', copy: 'not_required' }),
    aQueuedTicket({ id: '13', copy: 'approved', graphics: 'approved' }),
  ];
  const asFound = { status: 'deliverable_submitted', refreshDate: '2026-04-01', emails: 0 } as const;
  const rest = { ...asFound, nextStatus: null, nextDate: null, completeSince: null, writesTickets: true };
  expect(keptOf(given(project, ...tickets), project)).toEqual([
    [
      '4 tickets',
      {
        ...rest,
        tasks: [
          { subject: 'Write Copy: Ad 11', ownerId: cora.id, ticketId: '11' },
          { subject: 'Design Graphics: Ad 11', ownerId: diego.id, ticketId: '11' },
        ],
        ticketIds: ['11'],
        stage: null,
      },
    ],
    [
      '4 tickets',
      {
        ...rest,
        tasks: [{ subject: 'Design Graphics: Ad 12', ownerId: diego.id, ticketId: '12' }],
        ticketIds: ['12'],
        stage: null,
      },
    ],
    ['4 tickets', { ...rest, tasks: [], ticketIds: ['13'], stage: 'pending_approval' }],
  ]);
});

it('Of a task about a ticket that is not written the ticket is kept all the same', () => {
  const project = aProject({ status: 'deliverable_submitted' });
  const kept = keptOf(
    given(project, aQueuedTicket({ copy: 'in_qa' })).ruledBy({
      automations: { qaTasks: true },
      people: { teamLeadIds: { copy: null, graphics: null } },
    }),
    project,
  );
  expect(kept).toEqual([
    [
      '4 tickets',
      {
        status: 'deliverable_submitted',
        refreshDate: '2026-04-01',
        tasks: [{ subject: 'QA Copy: Ad 11', ownerId: null, ticketId: '11' }],
        emails: 0,
        ...nothingWritten,
        ticketIds: ['11'],
        completeSince: null,
      },
    ],
  ]);
});

it('Of a review is kept when the last ticket came in, and that the status moves on', () => {
  const project = aProject({ status: 'deliverable_submitted', adLabLink: 'https://adlab.example' });
  const late = aPendingTicket({ id: '12', enteredPendingApprovalAt: at('2026-03-11 16:00') });
  expect(keptOf(given(project, late, aPendingTicket()), project)).toEqual([
    [
      '5 review',
      {
        status: 'deliverable_submitted',
        refreshDate: '2026-04-01',
        tasks: [{ subject: 'Share Deliverables with Client', ownerId: dana.id, ticketId: null }],
        emails: 2,
        ticketIds: ['12', '11'],
        writesTickets: true,
        stage: null,
        nextStatus: 'creatives_pending_approval',
        nextDate: null,
        completeSince: at('2026-03-11 16:00'),
      },
    ],
  ]);
});

it('Of two handoffs in one decision each keeps its own effects', () => {
  const project = aProject({ status: 'creatives_pending_approval', reviewRequestedAt: at('2026-03-11') });
  const { fired, effects } = given(
    project,
    aSharedTicket({ revisionRequested: ['copy'] }),
    aTicket({ id: '12', copy: 'not_required' }),
  ).on('2026-03-12').decision;
  expect(
    fired.map((firing) => effectsOfFiring(firing, effects).map(({ kind, key }) => [kind, key.split('.')[0]])),
  ).toEqual([
    [
      ['create task', 'ticket-12'],
      ['write ticket', 'ticket-12'],
    ],
    [
      ['create task', 'ticket-11'],
      ['send email', 'ticket-11'],
      ['write ticket', 'ticket-11'],
    ],
  ]);
});

it('A project’s write counts for the handoff whose words are in it, and another handoff’s in the same words does not', () => {
  const firing = { handoff: '8 close', reason: 'It is time.' } as const;
  const write: Effect = {
    kind: 'write project',
    key: 'project-7.cycle-1.upkeep.0.a',
    handoff: '8 close',
    reason: 'It is time. The record waits on nobody now.',
    projectId: '7',
    change: { status: 'blank' },
  };
  const ofAnother: Effect = { ...write, handoff: '7 approval', change: { status: 'creatives_implemented' } };
  const ticket = (ticketId: string, change: TicketChange): Effect => ({
    kind: 'write ticket',
    key: `ticket-${ticketId}.write.a`,
    handoff: '8 close',
    reason: 'It is time.',
    ticketId,
    change,
  });
  const effects = [write, ofAnother, ticket('11', { cycle: 2 }), ticket('12', { stage: 'closed' })];
  expect(particularsOf(firing, effects, aProject())).toEqual({
    status: 'blank',
    refreshDate: '2026-04-01',
    tasks: [],
    emails: 0,
    ticketIds: ['11', '12'],
    writesTickets: true,
    stage: 'closed',
    nextStatus: 'blank',
    nextDate: null,
    completeSince: null,
  });
});
