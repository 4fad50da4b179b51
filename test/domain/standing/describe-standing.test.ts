import { describe, expect, it } from 'vitest';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { standingOf } from './standing-of.ts';

describe('Where a refresh stands', () => {
  it('is told whole, from what a first look brings', () => {
    const project = aProject({
      status: 'deliverable_submitted',
      cadenceDays: '60',
      adLabLink: 'https://adlab.example/a',
      waitingOn: 'creative_team',
      waitingSince: at('2026-03-10 10:00'),
    });
    const tickets = [
      aPendingTicket({ id: '11', subject: 'Reel' }),
      aQueuedTicket({ id: '12', subject: 'Story', copy: 'approved', graphics: 'in_qa' }),
      aTicket({ id: '13', subject: 'Banner', folderName: ' ' }),
    ];
    expect(standingOf(project, { tickets })).toEqual({
      projectId: '7',
      name: 'Acme',
      cycle: 1,
      status: 'deliverable_submitted',
      refreshDate: '2026-04-01',
      cadence: { days: 60, source: 'project', warnings: [] },
      waitingOn: 'creative_team',
      waitingSince: at('2026-03-10 10:00'),
      waitingOnPeople: ['Diego', 'Cora'],
      stall: null,
      next: {
        handoff: '5 review',
        by: 'creative_team',
        on: null,
        what: 'The creative team finishes 2 of 3 tickets; the account manager is told when a whole ad set is in Pending Approval.',
      },
      adSets: [
        {
          folderName: 'Spring',
          cycle: 1,
          isOfEarlierCycle: false,
          readiness: {
            tickets: 2,
            pendingApproval: 1,
            closed: 0,
            isComplete: false,
            reason: 'Ad set "Spring" is not complete: 1 of its 2 tickets is not in Pending Approval yet.',
          },
          isHandedOver: false,
          tickets: [
            {
              id: '11',
              subject: 'Reel',
              stage: 'pending_approval',
              copy: 'approved',
              graphics: 'approved',
              revisionRound: 0,
              revisionRequested: [],
            },
            {
              id: '12',
              subject: 'Story',
              stage: 'in_progress',
              copy: 'approved',
              graphics: 'in_qa',
              revisionRound: 0,
              revisionRequested: [],
            },
          ],
        },
      ],
      looseTickets: [
        {
          id: '13',
          subject: 'Banner',
          stage: 'new',
          copy: 'not_started',
          graphics: 'not_started',
          revisionRound: 0,
          revisionRequested: [],
        },
      ],
      missing: [
        {
          what: 'folder name',
          problem: 'Ticket "Banner" has no Deliverable Folder Name, so it takes part in no ad set.',
          remedy: 'Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set.',
          ticketId: '13',
        },
      ],
    });
  });

  it('names the cycle the project is really in, where somebody lowered the number', () => {
    const more = { memory: { highestCycle: 4, highestSequence: 9 } };
    expect(standingOf(aProject({ cycle: 2 }), { more }).cycle).toBe(4);
  });

  it('says that the status is unknown, and does not take it for blank', () => {
    const { status, waitingOn, next } = standingOf(aProject({ status: 'unrecognised' }));
    expect({ status, waitingOn, next }).toEqual({
      status: 'unrecognised',
      waitingOn: 'nobody',
      next: {
        handoff: null,
        by: 'nobody',
        on: null,
        what: 'Nothing happens until somebody moves Creative Refresh Status to a known option or an admin maps this one in the settings.',
      },
    });
  });
});

describe('Who it waits on', () => {
  const since = at('2026-03-17');
  const kickedOff = aProject({ kickoffSentAt: since, waitingOn: 'account_manager', waitingSince: since });
  const waiting = (...[project, circumstances]: Parameters<typeof standingOf>) => {
    const { waitingOn, waitingSince, waitingOnPeople } = standingOf(project, circumstances);
    return [waitingOn, waitingSince, waitingOnPeople];
  };

  it('is the account manager by name, and since when', () => {
    expect(waiting(kickedOff)).toEqual(['account_manager', since, ['Dana']]);
  });

  it('is the SAS by name', () => {
    expect(waiting(aProject({ status: 'creatives_completed_and_approved' }))).toEqual(['sas', null, ['Sam']]);
  });

  it('is nobody before the lead', () => {
    expect(waiting(aProject(), { on: '2026-03-01' })).toEqual(['nobody', null, []]);
  });

  it('is somebody without a name where the record names nobody who works here', () => {
    expect(waiting({ ...kickedOff, accountManagerId: '99' })).toEqual(['account_manager', since, []]);
  });

  it('is told without a since where the record still says that somebody else had it', () => {
    expect(waiting({ ...kickedOff, status: 'creatives_completed_and_approved' })).toEqual([
      'sas',
      null,
      ['Sam'],
    ]);
  });

  it('is each maker of the creative team once', () => {
    const tickets = ['11', '12', '13'].map((id) => aQueuedTicket({ id }));
    expect(waiting(aProject({ status: 'deliverable_submitted' }), { tickets })).toEqual([
      'creative_team',
      null,
      ['Cora', 'Diego'],
    ]);
  });
});

describe('While a refresh waits on nobody', () => {
  it('nobody is named and no moment either, whatever is in work and whatever the record says', () => {
    for (const waitingOn of ['nobody', 'sas'] as const) {
      const project = aProject({ waitingOn, waitingSince: at('2026-03-02') });
      const standing = standingOf(project, { on: '2026-03-10', tickets: [aQueuedTicket()] });
      expect([standing.waitingOn, standing.waitingOnPeople, standing.waitingSince]).toEqual([
        'nobody',
        [],
        null,
      ]);
    }
  });
});
