import { describe, expect, it } from 'vitest';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { standingOf } from './standing-of.ts';

const nextOf = (...given: Parameters<typeof standingOf>) => standingOf(...given).next;

const handover = (folderName: string) => ({
  handoff: '5 review',
  by: 'app',
  on: '2026-03-18',
  what: `Ad set "${folderName}" is complete, so the account manager is asked to share it with the client.`,
});

describe('Deliverable Submitted', () => {
  const submitted = aProject({ status: 'deliverable_submitted' });
  const finish = (tickets: string) => ({
    handoff: '5 review',
    by: 'creative_team',
    on: null,
    what: `The creative team finishes ${tickets}; the account manager is told when a whole ad set is in Pending Approval.`,
  });

  it('without tickets waits for the SAS to add them', () => {
    expect(nextOf(submitted)).toEqual({
      handoff: '4 tickets',
      by: 'sas',
      on: null,
      what: 'The SAS adds the deliverable tickets: this cycle has none yet, so the creative team has nothing to work on.',
    });
  });

  it('does not hand over what is left of an earlier cycle', () => {
    const second = {
      ...submitted,
      cycle: 2,
      cycleStartedAt: at('2026-03-12'),
      lastImplementedAt: at('2026-03-12'),
    };
    expect(nextOf(second, { tickets: [aPendingTicket()] }).handoff).toBe('4 tickets');
  });

  it('counts the tickets the creative team still has', () => {
    expect(nextOf(submitted, { tickets: [aTicket()] })).toEqual(finish('1 of 1 ticket'));
    const tickets = [
      aTicket({ id: '11' }),
      aQueuedTicket({ id: '12' }),
      aPendingTicket({ id: '13' }),
      aPendingTicket({ id: '14', revisionRequested: ['copy'] }),
      aQueuedTicket({ id: '15', stage: 'closed' }),
    ];
    expect(nextOf(submitted, { tickets })).toEqual(finish('3 of 5 tickets'));
  });

  it('does not count tickets of an earlier cycle', () => {
    const second = { ...submitted, cycle: 2, cycleStartedAt: at('2026-03-12') };
    const tickets = [aQueuedTicket({ id: '11' }), aTicket({ id: '12', createdAt: at('2026-03-13') })];
    expect(nextOf(second, { tickets })).toEqual(finish('1 of 1 ticket'));
  });

  it('hands over each ad set as soon as it is complete', () => {
    const tickets = [aTicket({ id: '11' }), aPendingTicket({ id: '12', folderName: 'Summer' })];
    expect(nextOf(submitted, { tickets })).toEqual(handover('Summer'));
  });

  it('waits for folder names where finished tickets are in no ad set', () => {
    const tickets = [aPendingTicket({ id: '11', folderName: null }), aSharedTicket({ id: '12' })];
    expect(nextOf(submitted, { tickets })).toEqual({
      handoff: '5 review',
      by: 'sas',
      on: null,
      what: 'The SAS fills in Deliverable Folder Name on the finished tickets that lack it, so that they can be handed over.',
    });
  });

  it.each([
    ['have been handed over', aSharedTicket()],
    ['are closed', aQueuedTicket({ stage: 'closed' })],
    ['are closed, though one never had a folder name', aQueuedTicket({ stage: 'closed', folderName: null })],
  ])('waits for the account manager where all tickets %s', (_case, ticket) => {
    expect(nextOf(submitted, { tickets: [ticket] })).toEqual({
      handoff: '7 approval',
      by: 'account_manager',
      on: null,
      what: 'The account manager moves Creative Refresh Status on: no ticket of this cycle is left to be handed over.',
    });
  });
});

describe('Creatives Pending Approval', () => {
  const inReview = aProject({ status: 'creatives_pending_approval', reviewRequestedAt: at('2026-03-11') });
  const share = (rest: string) => ({
    handoff: '7 approval',
    by: 'account_manager',
    on: null,
    what: `The account manager shares the deliverables with the client and, once they approve, moves Creative Refresh Status to Creatives Completed and Approved${rest}.`,
  });
  const revise = (tickets: string) => ({
    handoff: '5 review',
    by: 'creative_team',
    on: null,
    what: `The creative team makes the client's changes to ${tickets}; the account manager is told when the whole ad set is back in Pending Approval.`,
  });

  it('waits for the account manager to share', () => {
    expect(nextOf(inReview, { tickets: [aSharedTicket()] })).toEqual(share(''));
  });

  it.each([
    [1, '; 1 ticket is still with the creative team'],
    [2, '; 2 tickets are still with the creative team'],
  ])('says so where %i more are in work', (open, rest) => {
    const others = Array.from({ length: open }, (_, index) =>
      aQueuedTicket({ id: `2${index}`, folderName: 'Summer' }),
    );
    expect(nextOf(inReview, { tickets: [aSharedTicket(), ...others] })).toEqual(share(rest));
  });

  it('waits for the creative team while a revision runs', () => {
    const tickets = [
      aSharedTicket({ id: '11' }),
      aQueuedTicket({ id: '12', revisionRound: 1, copy: 'revision_requested' }),
    ];
    expect(nextOf(inReview, { tickets })).toEqual(revise('1 ticket'));
    const flagged = aSharedTicket({ id: '13', revisionRequested: ['graphics'] });
    expect(nextOf(inReview, { tickets: [...tickets, flagged] })).toEqual(revise('2 tickets'));
  });

  it('hands over the next round as soon as the ad set is complete again', () => {
    const tickets = [
      aSharedTicket({ id: '11' }),
      aPendingTicket({
        id: '12',
        revisionRound: 1,
        reviewRequestedAt: at('2026-03-11'),
        enteredPendingApprovalAt: at('2026-03-16'),
      }),
    ];
    expect(nextOf(inReview, { tickets })).toEqual(handover('Spring'));
  });
});

describe('Creatives Completed and Approved', () => {
  const approved = aProject({ status: 'creatives_completed_and_approved' });
  const asked = {
    ...approved,
    implementationCuedAt: at('2026-03-17'),
    implementationTaskId: '601',
  };

  it('asks the SAS to implement', () => {
    expect(nextOf(approved)).toEqual({
      handoff: '7 approval',
      by: 'app',
      on: '2026-03-18',
      what: 'The client has approved, so the SAS is asked to implement the creatives.',
    });
  });

  it.each([undefined, null, { id: '601', completed: false }])(
    'waits for the SAS to implement and to tick the task (%j)',
    (implementationTask) => {
      expect(nextOf(asked, { more: { implementationTask } })).toEqual({
        handoff: '8 close',
        by: 'sas',
        on: null,
        what: 'The SAS implements the creatives in Meta and completes the task Implement New Creatives for Refresh, or moves Creative Refresh Status to Creatives Implemented.',
      });
    },
  );

  it('closes the cycle once the task is ticked', () => {
    expect(nextOf(asked, { more: { implementationTask: { id: '601', completed: true } } })).toEqual({
      handoff: '8 close',
      by: 'app',
      on: '2026-03-18',
      what: 'The Implement task is complete, so the app closes the cycle.',
    });
  });
});

it('Creatives Implemented closes the cycle', () => {
  expect(nextOf(aProject({ status: 'creatives_implemented' }))).toEqual({
    handoff: '8 close',
    by: 'app',
    on: '2026-03-18',
    what: 'The app closes the cycle: it sets the next refresh date and empties the status.',
  });
});
