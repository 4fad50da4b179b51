import { describe, expect, it } from 'vitest';
import type { DeliverableTicket } from '../../../src/domain/model.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { aSentEmail } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { standingOf } from './standing-of.ts';

/** In its third cycle; the second was implemented, unless the project says otherwise. */
const third = aProject({
  cycle: 3,
  cycleStartedAt: at('2026-03-12'),
  lastImplementedAt: at('2026-03-12'),
});

/** `Spring of cycle 2 (earlier), handed over`, in their order. */
function seen(tickets: readonly DeliverableTicket[], project = third, issued = [aSentEmail('none')]) {
  return standingOf(project, { tickets, more: { issued } }).adSets.map(
    ({ folderName, cycle, isOfEarlierCycle, isHandedOver }) =>
      `${folderName} of cycle ${cycle}${isOfEarlierCycle ? ' (earlier)' : ''}${isHandedOver ? ', handed over' : ''}`,
  );
}

const presentTicket = aTicket({ id: '11', createdAt: at('2026-03-13'), folderName: 'Summer' });

describe('The ad sets to be seen', () => {
  it('are those of the present cycle first, then unfinished ones of earlier cycles', () => {
    const tickets = [aQueuedTicket({ id: '12', cycle: 2 }), presentTicket];
    expect(seen(tickets)).toEqual(['Summer of cycle 3', 'Spring of cycle 2 (earlier)']);
  });

  it.each([
    ['is in work', aQueuedTicket({ id: '12', cycle: 2 }), true],
    ['is back in revision', aQueuedTicket({ id: '12', cycle: 2, revisionRound: 1 }), true],
    ['was not handed over', aPendingTicket({ id: '12', cycle: 2 }), true],
    ['carries a revision flag', aSharedTicket({ id: '12', cycle: 2, revisionRequested: ['copy'] }), true],
    ['was handed over', aSharedTicket({ id: '12', cycle: 2 }), false],
    ['is closed', aQueuedTicket({ id: '12', cycle: 2, stage: 'closed' }), false],
  ])('of an earlier cycle count as unfinished where a ticket %s', (_case, ticket, isSeen) => {
    expect(seen([ticket]).length > 0).toBe(isSeen);
  });

  it('of an earlier cycle count as unfinished while one of several tickets is', () => {
    const tickets = [aSharedTicket({ id: '12', cycle: 2 }), aQueuedTicket({ id: '13', cycle: 2 })];
    expect(seen(tickets)).toEqual(['Spring of cycle 2 (earlier), handed over']);
  });

  it('are not those of a cycle the client declined', () => {
    const declined = { ...third, lastImplementedAt: null };
    expect(seen([presentTicket, aQueuedTicket({ id: '12', cycle: 2 })], declined)).toEqual([
      'Summer of cycle 3',
    ]);
  });

  it('are those of older cycles only where their close is on record', () => {
    const tickets = [aQueuedTicket({ id: '12', cycle: 1 })];
    expect(seen(tickets)).toEqual([]);
    expect(seen(tickets, third, [aSentEmail('project-7.cycle-1.close.email')])).toEqual([
      'Spring of cycle 1 (earlier)',
    ]);
  });
});

describe('An ad set counts as handed over', () => {
  const inCycle = { cycle: 3 } as const;

  it.each([
    ['when all in Pending Approval have been', [aSharedTicket({ id: '11', ...inCycle })], true],
    [
      'also while others are in revision',
      [
        aSharedTicket({ id: '11', ...inCycle }),
        aQueuedTicket({ id: '12', ...inCycle, queuedAt: at('2026-03-10'), revisionRound: 1 }),
      ],
      true,
    ],
    [
      'not when one came in since',
      [aSharedTicket({ id: '11', ...inCycle }), aPendingTicket({ id: '12', ...inCycle })],
      false,
    ],
    ['not when none is in Pending Approval', [aQueuedTicket({ id: '11', ...inCycle })], false],
  ] as const)('%s', (_case, tickets, isHandedOver) => {
    expect(seen(tickets)).toEqual([`Spring of cycle 3${isHandedOver ? ', handed over' : ''}`]);
  });
});

describe('Tickets in no ad set', () => {
  const loose = (...tickets: readonly DeliverableTicket[]) =>
    standingOf(aProject(), { tickets }).looseTickets.map(({ id }) => id);

  it('are those without a folder name or on several projects, unless they are closed', () => {
    expect(
      loose(
        aTicket({ id: '11' }),
        aTicket({ id: '12', folderName: null }),
        aTicket({ id: '13', projectIds: ['7', '8'] }),
        aTicket({ id: '14', folderName: ' ', stage: 'closed' }),
        aTicket({ id: '15', projectIds: ['7', '8'], stage: 'closed' }),
      ),
    ).toEqual(['12', '13']);
  });

  it('are told as they count, a clone without what came along from its original', () => {
    const clone = aSharedTicket({
      projectIds: ['7', '8'],
      subject: 'x'.repeat(300),
      createdAt: at('2026-03-17'),
      revisionRequested: ['copy'],
      revisionRound: 4,
      graphics: 'not_required',
    });
    expect(standingOf(aProject(), { tickets: [clone] }).looseTickets).toEqual([
      {
        id: '11',
        subject: `${'x'.repeat(249)}…`,
        stage: 'pending_approval',
        copy: 'not_started',
        graphics: 'not_required',
        revisionRound: 0,
        revisionRequested: [],
      },
    ]);
  });
});
