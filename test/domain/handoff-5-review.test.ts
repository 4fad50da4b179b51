import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const inWork = aProject({
  status: 'deliverable_submitted',
  sequence: 2,
  adLabLink: 'https://adlab.example/acme',
  adLabLinkChangedAt: at('2026-03-11'),
  waitingOn: 'creative_team',
  waitingSince: at('2026-03-10'),
});
const shared = {
  ...inWork,
  status: 'creatives_pending_approval',
  reviewRequestedAt: at('2026-03-11 10:00'),
  sequence: 3,
  waitingOn: 'account_manager',
} as const;

const share = 'task for Dana (AM): "Share Deliverables with Client" due 2026-03-13';
const emails = (folder = 'Spring') => [
  `email to Sam (SAS): "Ad set complete: ${folder} (Acme)"`,
  `email to Dana (AM): "Ready for client review: ${folder} (Acme)"`,
];
const moved =
  'project: status=creatives_pending_approval review=now sequence=3 waiting-on=account_manager waiting-since=now';
const handedOver = (id: string, when = '2026-03-11T09:00') =>
  `ticket ${id}: cycle=1 ready-round=0 handed-over=${when}`;

describe('Handoff 5: a complete ad set goes to the account manager', () => {
  it('tells SAS and AM, gives the AM the task, moves the status, and stamps the tickets last', () => {
    given(inWork, aPendingTicket({ id: '11' }), aPendingTicket({ id: '12' }))
      .on('2026-03-12')
      .then(share, ...emails(), moved, handedOver('11'), handedOver('12'));
  });

  it('is complete with one ticket where the set has only one', () => {
    given(inWork, aPendingTicket())
      .on('2026-03-12')
      .then(share, ...emails(), moved, handedOver('11'));
  });

  it('never fires for one ticket of four, nor for three', () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) => aQueuedTicket({ id: String(20 + index) }));
    given(inWork, aPendingTicket(), ...others(3))
      .on('2026-03-12')
      .thenNothing('Ad set "Spring" is not complete: 3 of its 4 tickets are not in Pending Approval yet.');
    given(
      inWork,
      aPendingTicket({ id: '11' }),
      aPendingTicket({ id: '12' }),
      aPendingTicket({ id: '13' }),
      ...others(1),
    )
      .on('2026-03-12')
      .thenNothing('Ad set "Spring" is not complete: 1 of its 4 tickets is not in Pending Approval yet.');
  });

  it('counts closed tickets as done, but needs one in Pending Approval', () => {
    given(inWork, aPendingTicket({ id: '11' }), aQueuedTicket({ id: '12', stage: 'closed' }))
      .on('2026-03-12')
      .then(share, ...emails(), moved, handedOver('11'));
    given(inWork, aQueuedTicket({ stage: 'closed' }))
      .on('2026-03-12')
      .thenNothing();
  });

  it('does not count a ticket with an unanswered revision flag', () => {
    given(inWork, aPendingTicket({ id: '11' }), aPendingTicket({ id: '12', revisionRequested: ['copy'] }))
      .on('2026-03-12')
      .then(
        'task for Cora (copywriter) on ticket 12: "Revise Copy: Ad 12" due 2026-03-19',
        'email to Cora (copywriter) on ticket 12: "Revision requested: Ad 12"',
        'ticket 12: stage=in_progress copy=revision_requested flags=taken off round=1',
      );
  });

  it('hands a set over once', () => {
    given(shared, aSharedTicket({ id: '11' }), aSharedTicket({ id: '12' }))
      .on('2026-03-12')
      .thenNothing();
  });

  it('hands over each of several sets when it is complete', () => {
    given(
      inWork,
      aPendingTicket({ id: '11', folderName: 'Spring' }),
      aQueuedTicket({ id: '12', folderName: 'Summer' }),
    )
      .on('2026-03-12')
      .then(share, ...emails('Spring'), moved, handedOver('11'));
    given(
      shared,
      aSharedTicket({ id: '11', folderName: 'Spring' }),
      aPendingTicket({ id: '12', folderName: 'Summer' }),
    )
      .on('2026-03-12')
      .then(share, ...emails('Summer'), handedOver('12'));
  });

  it('hands over two sets at once, each with its own task and emails', () => {
    given(
      inWork,
      aPendingTicket({ id: '11', folderName: 'Spring' }),
      aPendingTicket({ id: '12', folderName: 'Summer' }),
    )
      .on('2026-03-12')
      .then(
        share,
        share,
        ...emails('Spring'),
        ...emails('Summer'),
        moved,
        handedOver('11'),
        handedOver('12'),
      );
  });

  it('binds tickets whose folder names differ only in case and white space', () => {
    given(
      inWork,
      aPendingTicket({ id: '11', folderName: ' Spring  Sale' }),
      aQueuedTicket({ id: '12', folderName: 'SPRING SALE' }),
    )
      .on('2026-03-12')
      .thenNothing(
        'Ad set "Spring  Sale" is not complete: 1 of its 2 tickets is not in Pending Approval yet.',
      );
  });

  it('is completed by the departure of the ticket that was missing', () => {
    given(inWork, aPendingTicket({ id: '11' }), aQueuedTicket({ id: '12', folderName: 'Summer' }))
      .on('2026-03-12')
      .then(share, ...emails(), moved, handedOver('11'));
  });

  it('is made incomplete again by a new ticket, and then hands over all that is new', () => {
    given(shared, aSharedTicket({ id: '11' }), aQueuedTicket({ id: '12' }))
      .on('2026-03-12')
      .thenNothing();
    given(shared, aSharedTicket({ id: '11' }), aPendingTicket({ id: '12' }))
      .and({ issued: [anOpenTask('501', givenKey(aPendingTicket({ id: '11' })))] })
      .on('2026-03-12')
      .then(share, 'task 501 completed', ...emails(), handedOver('12'));
  });

  it('counts a ticket whose history does not tell its entry as in since its creation', () => {
    given(inWork, aPendingTicket({ enteredPendingApprovalAt: null }))
      .on('2026-03-12')
      .then(share, ...emails(), moved, handedOver('11', '2026-03-10T09:00'));
  });

  /** The key of the handover of exactly these tickets. */
  function givenKey(...tickets: readonly ReturnType<typeof aPendingTicket>[]): string {
    return given(inWork, ...tickets)
      .on('2026-03-12')
      .the('create task').key;
  }

  it('keeps its key while its tickets are being stamped one after the other', () => {
    const pending = [aPendingTicket({ id: '11' }), aPendingTicket({ id: '12' })];
    const half = [aSharedTicket({ id: '11' }), aPendingTicket({ id: '12' })];
    expect(givenKey(...half)).toBe(givenKey(...pending));
    expect(givenKey(...pending.toReversed())).toBe(givenKey(...pending));
  });

  it('has another key after a revision round, and in another folder', () => {
    const again = aPendingTicket({ enteredPendingApprovalAt: at('2026-03-12') });
    const elsewhere = aPendingTicket({ folderName: 'Summer' });
    expect(new Set([aPendingTicket(), again, elsewhere].map((ticket) => givenKey(ticket))).size).toBe(3);
  });
});

describe('The status at handoff 5', () => {
  it.each(['blank', 'refresh_request_submitted', 'deliverable_submitted'] as const)(
    'moves forward from %s',
    (status) => {
      const decided = given({ ...inWork, status, refreshDate: '2026-06-01' }, aPendingTicket()).on(
        '2026-03-12',
      );
      expect(decided.the('write project').change.status).toBe('creatives_pending_approval');
    },
  );

  it.each(['no_refresh_requested', 'creatives_completed_and_approved'] as const)('stays at %s', (status) => {
    const declinedAt = status === 'no_refresh_requested' ? at('2026-02-01') : null;
    const project = {
      ...inWork,
      status,
      declinedAt,
      implementationCuedAt: declinedAt === null ? at('2026-03-11') : null,
      refreshDate: '2026-06-01',
      waitingOn: declinedAt === null ? ('sas' as const) : ('nobody' as const),
    };
    given(project, aPendingTicket())
      .on('2026-03-12')
      .then(share, ...emails(), 'project: review=now sequence=3', handedOver('11'));
  });

  it('is not moved forward again where a person moved it back', () => {
    given({ ...shared, status: 'deliverable_submitted', waitingOn: 'creative_team' }, aSharedTicket())
      .on('2026-03-12')
      .thenNothing();
  });
});

describe('A set of an earlier cycle that finishes late', () => {
  const later = {
    ...inWork,
    status: 'blank',
    cycle: 2,
    cycleStartedAt: at('2026-03-11 12:00'),
    lastImplementedAt: at('2026-03-11 12:00'),
    refreshDate: '2026-06-09',
    waitingOn: null,
    waitingSince: null,
    adLabLinkChangedAt: at('2026-03-11 13:00'),
  } as const;

  it('sends its emails and task, says so, and leaves the status alone', () => {
    const decided = given(later, aPendingTicket({ enteredPendingApprovalAt: at('2026-03-12 08:00') }))
      .on('2026-03-12')
      .then(share, ...emails(), handedOver('11', '2026-03-12T08:00'));
    const said = 'It belongs to cycle 1, which has ended; the status of the project stays as it is.';
    expect(decided.the('create task').body).toContain(said);
    for (const { kind, text } of decided.decision.effects.filter((effect) => effect.kind === 'send email')) {
      expect([kind, text]).toEqual(['send email', expect.stringContaining(said)]);
    }
  });

  it('is no part of the new cycle’s set of the same name', () => {
    given(
      later,
      aQueuedTicket({ id: '11' }),
      aPendingTicket({
        id: '12',
        cycle: 2,
        queuedAt: at('2026-03-12'),
        enteredPendingApprovalAt: at('2026-03-12 08:00'),
      }),
    )
      .on('2026-03-12')
      .then(share, ...emails(), moved, 'ticket 12: cycle=2 ready-round=0 handed-over=2026-03-12T08:00');
  });

  it('is handed over two cycles later too, where its cycle is known to have been implemented', () => {
    const third = {
      ...later,
      cycle: 3,
      cycleStartedAt: at('2026-03-11 14:00'),
      lastImplementedAt: at('2026-03-11 14:00'),
      adLabLinkChangedAt: at('2026-03-12'),
    };
    given(third, aPendingTicket({ enteredPendingApprovalAt: at('2026-03-12 08:00') }))
      .and({
        issued: [
          {
            key: 'project-7.cycle-1.close.email',
            kind: 'email',
            taskId: null,
            state: 'settled',
            dueAt: null,
          },
        ],
      })
      .on('2026-03-12')
      .then(share, ...emails(), handedOver('11', '2026-03-12T08:00'));
  });

  it('leaves out a ticket that was closed before the app ever had it', () => {
    given(later, aPendingTicket({ id: '11', cycle: null, queuedAt: null, stage: 'closed' }))
      .on('2026-03-12')
      .thenNothing('The refresh is due on 9 June 2026; it is kicked off on 25 May 2026, 15 days before.');
  });
});

describe('A ticket that was moved here from another project', () => {
  it('counts in the present cycle, whatever cycle its old project was in', () => {
    given(
      { ...inWork, cycle: 3, cycleStartedAt: at('2026-03-01'), lastImplementedAt: at('2026-03-01') },
      aPendingTicket({ id: '11', cycle: 1, queuedAt: at('2026-03-10') }),
      aQueuedTicket({ id: '12', cycle: 3 }),
    )
      .on('2026-03-12')
      .thenNothing('Ad set "Spring" is not complete: 1 of its 2 tickets is not in Pending Approval yet.');
  });

  it('does not raise the cycle of its new project', () => {
    given(inWork, aPendingTicket({ id: '11', cycle: 9 }), aQueuedTicket({ id: '12', cycle: 1 }))
      .and({ memory: { highestCycle: 1, highestSequence: 2 } })
      .on('2026-03-12')
      .thenNothing('Ad set "Spring" is not complete: 1 of its 2 tickets is not in Pending Approval yet.');
  });
});

describe('The AdLab link at handoff 5', () => {
  const linkOf = (project: typeof inWork) =>
    given(
      project,
      aPendingTicket({ id: '11' }),
      aPendingTicket({ id: '12', designerId: '6', enteredPendingApprovalAt: at('2026-03-11 12:00') }),
    ).on('2026-03-12');
  const ask = (subject: string) => `task for Theo (graphics lead) on ticket 12: "${subject}" due 2026-03-13`;
  const asked = 'project-7.cycle-1.adlab-link.task';

  it('is carried by the AM’s task and email', () => {
    const decided = linkOf(inWork);
    const anchor = '<p>AdLab: <a href="https://adlab.example/acme">https://adlab.example/acme</a></p>';
    expect(decided.the('create task').body).toContain(anchor);
    expect(decided.the('send email', 'Ready').html).toContain(anchor);
  });

  it('is asked of the last ticket’s designer where there is none, and the handoff fires all the same', () => {
    const decided = linkOf({ ...inWork, adLabLink: ' ', adLabLinkChangedAt: null });
    decided.then(
      share,
      ask('Paste the AdLab Link'),
      ...emails(),
      moved,
      handedOver('11'),
      handedOver('12', '2026-03-11T12:00'),
      'warning: Ad set "Spring" is complete but the project has no AdLab link to share.',
    );
    expect(decided.the('create task', 'Share').body).toContain('There is no AdLab link on the project yet.');
    expect(decided.the('send email', 'Ready').text).toContain('There is no AdLab link on the project yet.');
  });

  it('is to be confirmed where it is unchanged since before this cycle began', () => {
    const decided = linkOf({ ...inWork, cycle: 1, cycleStartedAt: at('2026-03-11 09:01') });
    decided.then(
      share,
      ask('Confirm or Replace the AdLab Link'),
      ...emails(),
      moved,
      handedOver('11'),
      handedOver('12', '2026-03-11T12:00'),
      'warning: Ad set "Spring" is complete but the AdLab link is still the one from before this cycle.',
    );
    const said = 'AdLab (from before this cycle, please check): https://adlab.example/acme';
    expect(decided.the('send email', 'Ready').text).toContain(said);
  });

  it('is asked for once in a cycle', () => {
    given({ ...shared, adLabLink: null }, aPendingTicket({ id: '13', folderName: 'Summer' }))
      .and({ issued: [aSettledTask('520', asked)] })
      .on('2026-03-12')
      .then(share, ...emails('Summer'), handedOver('13'));
  });

  it('is given to the AM’s open tasks when it arrives, and the creative team’s task is completed', () => {
    const arrived = given(shared, aSharedTicket())
      .and({
        issued: [
          anOpenTask('501', 'project-7.cycle-1.review.aa.bb.task'),
          aSettledTask('502', 'project-7.cycle-1.review.cc.dd.task'),
          anOpenTask('503', 'project-7.cycle-1.kickoff.0.task'),
          anOpenTask('520', asked),
        ],
      })
      .on('2026-03-12')
      .then('task 501 gets a line', 'task 520 completed');
    const [given501] = arrived.decision.effects;
    expect(given501).toMatchObject({
      addLine: '<p>AdLab: <a href="https://adlab.example/acme">https://adlab.example/acme</a></p>',
    });
  });

  it('is given once, and a second one once more', () => {
    const issued = [anOpenTask('501', 'project-7.cycle-1.review.aa.bb.task'), aSettledTask('520', asked)];
    const first = given(shared, aSharedTicket()).and({ issued }).on('2026-03-12').the('change task');
    const after = [
      ...issued,
      { key: first.key, kind: 'change', taskId: '501', state: 'settled', dueAt: null } as const,
    ];
    given(shared, aSharedTicket()).and({ issued: after }).on('2026-03-12').thenNothing();
    given({ ...shared, adLabLink: 'https://adlab.example/better' }, aSharedTicket())
      .and({ issued: after })
      .on('2026-03-12')
      .then('task 501 gets a line');
  });
});
