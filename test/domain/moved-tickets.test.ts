import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

describe('Tickets the app has just moved: only HubSpot knows exactly when they entered Pending Approval', () => {
  const inWork = aProject({
    status: 'deliverable_submitted',
    adLabLink: 'https://adlab.example/acme',
    adLabLinkChangedAt: at('2026-03-11'),
    waitingOn: 'creative_team',
  });
  const both = [aPendingTicket({ id: '11' }), aPendingTicket({ id: '12' })];

  it('are asked about before their ad set is handed over, and no others', () => {
    const { decision } = given(inWork, ...both)
      .and({ movedTickets: ['12', '13'] })
      .on('2026-03-12')
      .then();
    expect(decision.needs).toEqual([{ kind: 'moved tickets', ticketIds: ['12'] }]);
  });

  it('are not asked about while their ad set waits for another ticket', () => {
    const { decision } = given(inWork, ...both, aQueuedTicket({ id: '13' }))
      .and({ movedTickets: ['12'] })
      .on('2026-03-12');
    expect(decision.needs).toEqual([]);
  });

  it('are asked about before they are closed with their cycle', () => {
    const after = aProject({
      refreshDate: '2026-06-14',
      cycle: 2,
      cycleStartedAt: at('2026-03-16'),
      lastImplementedAt: at('2026-03-16'),
    });
    const { decision } = given(after, aSharedTicket({ id: '11' }), aSharedTicket({ id: '12' }))
      .and({ movedTickets: ['11'] })
      .ruledBy({ automations: { closeTicketsWithCycle: true } })
      .on('2026-03-17')
      .then();
    expect(decision.needs).toEqual([{ kind: 'moved tickets', ticketIds: ['11'] }]);
  });
});
