import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/model.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { anOpenTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { adopted, adoptionOf, all, goingLive, nothing } from './adopted.ts';

const busy = aProject({
  status: 'deliverable_submitted',
  refreshDate: '2026-03-01',
  adLabLink: 'https://a.example',
});
const implemented = { ...busy, status: 'creatives_implemented' } as const;
const older = { choices: all('older') };
const again = 'look again at once';

describe('Everything is adopted', () => {
  it('also what became due today', () => {
    expect(adopted(aProject({ refreshDate: '2026-04-04' })).untold).toHaveLength(2);
    const cue = aProject({ status: 'refresh_request_submitted', refreshDate: '2026-03-20' });
    expect(adopted(cue).untold).toHaveLength(2);
  });
});

describe('Only what is older is adopted', () => {
  it('a cue of yesterday', () => {
    const cue = aProject({ status: 'refresh_request_submitted', refreshDate: '2026-03-19' });
    expect(adopted(cue, [], older).untold).toEqual([
      'project-7.cycle-1.submission.0.task',
      'project-7.cycle-1.submission.0.email',
    ]);
  });

  it('of two tickets the one that was there before today', () => {
    const tickets = [
      aTicket({ copy: 'not_required' }),
      aTicket({ id: '12', createdAt: at('2026-03-20 08:00') }),
    ];
    expect(adopted(busy, tickets, older)).toMatchObject({
      does: ['ticket 11: cycle=1 queued=now', again],
      untold: ['ticket-11.round-0.queue.graphics.task'],
    });
  });

  it('no ad set of which any ticket has come in today', () => {
    const today = aPendingTicket({ id: '12', enteredPendingApprovalAt: at('2026-03-20 08:00') });
    expect(adopted(busy, [aPendingTicket(), today], older).untold).toEqual([]);
    const yesterday = aPendingTicket({ id: '12', enteredPendingApprovalAt: at('2026-03-19 08:00') });
    expect(adopted(busy, [aPendingTicket(), yesterday], older).untold).toHaveLength(3);
  });

  it.each([
    ['the last moment of yesterday', at('2026-03-20 00:00') - 1, true],
    ['the first moment of today', at('2026-03-20 00:00'), false],
    ['the moment before the app went live', goingLive - 1, false],
    ['the moment it went live, as with what the adoption itself moves', goingLive, true],
  ])('a ticket of %s', (_case, createdAt: Instant, isAdopted) => {
    expect(adopted(busy, [aTicket({ createdAt })], older).untold).toHaveLength(isAdopted ? 2 : 0);
  });
});

describe('Beside a close that is to fire later', () => {
  const choices = { ...all('adopt'), '8 close': 'fire' } as const;

  it('complete ad sets and revisions are adopted', () => {
    expect(adopted(implemented, [aPendingTicket()], { choices }).untold).toHaveLength(3);
    expect(
      adopted(implemented, [aSharedTicket({ revisionRequested: ['copy'] })], { choices }).untold,
    ).toEqual(['ticket-11.round-1.revision.copy.task', 'ticket-11.round-1.revision.copy.email']);
  });

  it('nothing of the project itself is', () => {
    const more = { issued: [anOpenTask('501', 'project-7.cycle-1.missing-date.task')] };
    expect(adopted(implemented, [], { choices, more })).toEqual(nothing);
  });

  it('tickets are adopted although nothing else is named', () => {
    expect(adopted(implemented, [aTicket()], { choices: { '4 tickets': 'adopt' } }).does).toEqual([
      'ticket 11: cycle=1 queued=now',
      again,
    ]);
  });
});

describe('A finished ticket', () => {
  const finished = aQueuedTicket({ copy: 'approved', graphics: 'approved' });
  const moved = {
    handoff: '4 tickets',
    reason:
      'Adopted, not announced: it was so before the app went live. Copy and graphics of ticket "Ad 11" are approved, so it moves to Pending Approval.',
    change: { stage: 'pending_approval', readyRound: 0 },
  };

  it('is moved on with the review where that is adopted and the tickets are not', () => {
    const { decision } = adoptionOf(busy, [finished], { choices: { '5 review': 'adopt' } });
    expect(decision.effects).toMatchObject([moved]);
  });

  it('is moved on with the review of older sets, but not one that came today', () => {
    const choices = { '5 review': 'older' } as const;
    expect(adoptionOf(busy, [finished], { choices }).decision.effects).toMatchObject([moved]);
    const ofToday = { ...finished, createdAt: at('2026-03-20 08:00') };
    expect(adopted(busy, [ofToday], { choices })).toEqual(nothing);
  });

  it('is moved on once where the tickets are adopted, too', () => {
    expect(adoptionOf(busy, [finished]).decision.effects).toMatchObject([moved]);
  });

  it('stays where neither is adopted', () => {
    expect(adopted(busy, [finished], { choices: { '7 approval': 'adopt' } })).toEqual(nothing);
  });
});
