import { describe, expect, it } from 'vitest';
import { adSetsOf } from '../../../src/domain/ad-sets.ts';
import type { DeliverableTicket } from '../../../src/domain/model.ts';
import { situationOf } from '../../../src/domain/situation.ts';
import { adSetReadinessOf } from '../../../src/domain/standing/ad-set-readiness.ts';
import { readinessOfTicket } from '../../../src/domain/standing/readiness-of-ticket.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { at } from '../../support/given/moments.ts';
import { someRules } from '../../support/given/rules.ts';
import { firstLook } from './standing-of.ts';

const now = at('2026-03-18');

/** Of the one ad set these tickets make. */
function readinessOf(...tickets: readonly DeliverableTicket[]) {
  const situation = situationOf(firstLook(aProject(), { tickets }), someRules(), now);
  const [set, ...others] = adSetsOf(situation.tickets);
  expect(others).toEqual([]);
  if (!set) throw new Error('These tickets make no ad set.');
  return adSetReadinessOf(set);
}

const closed = { stage: 'closed' } as const;

describe('An ad set', () => {
  it('is complete when all of its tickets are in Pending Approval', () => {
    expect(readinessOf(aPendingTicket({ id: '11' }), aSharedTicket({ id: '12' }))).toEqual({
      tickets: 2,
      pendingApproval: 2,
      closed: 0,
      isComplete: true,
      reason: 'Ad set "Spring" is complete: all 2 tickets are in Pending Approval.',
    });
  });

  it('is complete with its only ticket', () => {
    expect(readinessOf(aPendingTicket())).toEqual({
      tickets: 1,
      pendingApproval: 1,
      closed: 0,
      isComplete: true,
      reason: 'Ad set "Spring" is complete: its only ticket is in Pending Approval.',
    });
  });

  it.each([
    [['12'], ['13'], 'of its 2 tickets 1 is in Pending Approval and 1 is closed already'],
    [['12', '13'], ['14', '15'], 'of its 4 tickets 2 are in Pending Approval and 2 are closed already'],
  ])('is complete where the rest is closed (%j, %j)', (pending, rest, words) => {
    const tickets = [
      ...pending.map((id) => aPendingTicket({ id })),
      ...rest.map((id) => aQueuedTicket({ id, ...closed })),
    ];
    expect(readinessOf(...tickets)).toEqual({
      tickets: tickets.length,
      pendingApproval: pending.length,
      closed: rest.length,
      isComplete: true,
      reason: `Ad set "Spring" is complete: ${words}.`,
    });
  });

  it('is not complete while one of four is in work', () => {
    const pending = ['11', '12', '13'].map((id) => aPendingTicket({ id }));
    expect(readinessOf(...pending, aQueuedTicket({ id: '14' }))).toEqual({
      tickets: 4,
      pendingApproval: 3,
      closed: 0,
      isComplete: false,
      reason: 'Ad set "Spring" is not complete: 1 of its 4 tickets is not in Pending Approval yet.',
    });
  });

  it('is not complete while its one ticket is in work', () => {
    expect(readinessOf(aQueuedTicket()).reason).toBe(
      'Ad set "Spring" is not complete: its one ticket is not in Pending Approval yet.',
    );
  });

  it('is not complete while a revision flag is unanswered', () => {
    const flagged = aPendingTicket({ id: '12', revisionRequested: ['copy'] });
    expect(readinessOf(aPendingTicket({ id: '11' }), flagged)).toEqual({
      tickets: 2,
      pendingApproval: 1,
      closed: 0,
      isComplete: false,
      reason: 'Ad set "Spring" is not complete: 1 of its 2 tickets is not in Pending Approval yet.',
    });
  });

  it('has nothing to approve where every ticket is closed', () => {
    expect(readinessOf(aQueuedTicket(closed))).toEqual({
      tickets: 1,
      pendingApproval: 0,
      closed: 1,
      isComplete: false,
      reason: 'Every ticket of ad set "Spring" is closed, so there is nothing to approve.',
    });
  });

  it.each([
    ['its only ticket is in', [aPendingTicket()]],
    ['one is in work', [aPendingTicket(), aQueuedTicket({ id: '12' })]],
    ['one is closed', [aPendingTicket(), aQueuedTicket({ id: '12', ...closed })]],
    ['all are closed', [aQueuedTicket(closed)]],
    ['one is flagged', [aPendingTicket({ revisionRequested: ['copy'] })]],
  ])('is complete exactly where it is handed over: %s', (_case, tickets) => {
    const { decision } = given(aProject({ status: 'deliverable_submitted' }), ...tickets).at(now);
    expect(decision.fired.some(({ handoff }) => handoff === '5 review')).toBe(
      readinessOf(...tickets).isComplete,
    );
  });
});

describe('The ad set of a ticket', () => {
  const project = aProject({ cycle: 2, cycleStartedAt: at('2026-03-12') });
  const readinessIn = (tickets: readonly DeliverableTicket[], ticketId: string) =>
    readinessOfTicket(firstLook(project, { tickets }), someRules(), now, ticketId);

  it('is found whoever typed the folder name how', () => {
    const tickets = [
      aPendingTicket({ id: '11', cycle: 2, folderName: 'Spring  Sale' }),
      aQueuedTicket({ id: '12', cycle: 2, folderName: ' spring sale ' }),
    ];
    const reason =
      'Ad set "Spring  Sale" is not complete: 1 of its 2 tickets is not in Pending Approval yet.';
    expect(readinessIn(tickets, '12')).toEqual({
      folderName: 'spring sale',
      readiness: { tickets: 2, pendingApproval: 1, closed: 0, isComplete: false, reason },
      reason,
    });
  });

  it('is that of its own cycle', () => {
    const tickets = [aPendingTicket({ id: '11', cycle: 1 }), aQueuedTicket({ id: '12', cycle: 2 })];
    expect(readinessIn(tickets, '11').readiness).toMatchObject({ tickets: 1, isComplete: true });
  });

  it.each([
    [
      'has no folder name',
      aTicket({ subject: 'Reel', folderName: ' ' }),
      null,
      'Ticket "Reel" has no Deliverable Folder Name, so it is in no ad set.',
    ],
    [
      'was closed before the cycle began',
      aTicket({ subject: 'Reel', ...closed, createdAt: at('2026-02-01') }),
      'Spring',
      'Ticket "Reel" was closed before the present cycle began, so it is in no ad set.',
    ],
    [
      'belongs to several projects',
      aTicket({ subject: 'Reel', projectIds: ['7', '8', '9'] }),
      'Spring',
      'Ticket "Reel" is associated with 3 creative projects, so it is in no ad set.',
    ],
    [
      'is another project’s',
      aTicket({ id: '12' }),
      null,
      'The ticket does not belong to this creative project.',
    ],
  ])('is none where the ticket %s', (_case, ticket, folderName, reason) => {
    expect(readinessIn([ticket], '11')).toEqual({ folderName, readiness: null, reason });
  });

  it('is none where nobody ever gave a folder name, and says so of the ticket that was asked about', () => {
    const tickets = [
      aTicket({ id: '11', folderName: null }),
      aTicket({ id: '12', projectIds: ['7', '8'] }),
      aTicket({ id: '13', projectIds: ['7', '8', '9'] }),
    ];
    expect(['11', '12', '13'].map((id) => readinessIn(tickets, id).reason)).toEqual([
      'Ticket "Ad 11" has no Deliverable Folder Name, so it is in no ad set.',
      'Ticket "Ad 12" is associated with 2 creative projects, so it is in no ad set.',
      'Ticket "Ad 13" is associated with 3 creative projects, so it is in no ad set.',
    ]);
  });
});
