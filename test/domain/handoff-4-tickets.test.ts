import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const project = aProject({
  status: 'deliverable_submitted',
  waitingOn: 'creative_team',
  waitingSince: at('2026-03-10'),
});
const copyTask = (id: string, due: string) =>
  `task for Cora (copywriter) on ticket ${id}: "Write Copy: Ad ${id}" due ${due}`;
const graphicsTask = (id: string, due: string) =>
  `task for Diego (designer) on ticket ${id}: "Design Graphics: Ad ${id}" due ${due}`;
const queued = (id: string) => `ticket ${id}: cycle=1 queued=now`;

describe('Handoff 4: new tickets are the creative team’s queue', () => {
  it('gives the copywriter and the designer a task each, due in five business days', () => {
    given(project, aTicket())
      .on('2026-03-10 09:30')
      .then(copyTask('11', '2026-03-17'), graphicsTask('11', '2026-03-17'), queued('11'));
  });

  it.each(['blank', 'refresh_request_submitted', 'creatives_pending_approval'] as const)(
    'does so whatever the status says (%s): the tickets are the handoff',
    (status) => {
      const { decision } = given(aProject({ status }), aTicket()).on('2026-03-10');
      expect(decision.fired.map(({ handoff }) => handoff)).toEqual(['4 tickets']);
    },
  );

  it('takes a ticket in In Progress too', () => {
    given(project, aTicket({ stage: 'in_progress' }))
      .on('2026-03-10')
      .then(copyTask('11', '2026-03-17'), graphicsTask('11', '2026-03-17'), queued('11'));
  });

  it.each(['pending_approval', 'closed', 'other'] as const)('takes no ticket in %s', (stage) => {
    const { decision } = given(project, aTicket({ stage, folderName: 'Spring' })).on('2026-03-10');
    expect(
      decision.effects.filter(({ kind, handoff }) => kind === 'create task' && handoff === '4 tickets'),
    ).toEqual([]);
  });

  it('needs nobody for a part that is not required', () => {
    given(project, aTicket({ copy: 'not_required' }))
      .on('2026-03-10')
      .then(graphicsTask('11', '2026-03-17'), queued('11'));
    given(project, aTicket({ graphics: 'not_required' }))
      .on('2026-03-10')
      .then(copyTask('11', '2026-03-17'), queued('11'));
  });

  it('takes a ticket that nobody was given before its cycle closed into the cycle in which it is given out', () => {
    const closed = { cycle: 3, cycleStartedAt: at('2026-03-10'), lastImplementedAt: at('2026-03-10') };
    const ticket = aTicket({ createdAt: at('2026-03-01'), cycle: 2 });
    given(aProject({ ...closed, status: 'blank', refreshDate: '2026-06-10' }), ticket)
      .on('2026-03-10 09:30')
      .then(copyTask('11', '2026-03-17'), graphicsTask('11', '2026-03-17'), 'ticket 11: cycle=3 queued=now');
  });

  it('queues a ticket once', () => {
    given(project, aQueuedTicket()).on('2026-03-11').thenNothing();
  });

  it('gives both parts to the ticket’s owner where it names no makers', () => {
    given(project, aTicket({ copywriterId: null, designerId: null, ownerId: '4' }))
      .on('2026-03-10')
      .then(
        copyTask('11', '2026-03-17').replace('Cora (copywriter)', 'Diego (designer)'),
        graphicsTask('11', '2026-03-17'),
        queued('11'),
      );
  });

  it('gives them to the configured makers where it names nobody at all', () => {
    given(project, aTicket({ copywriterId: null, designerId: null }))
      .ruledBy({ people: { defaultCopywriterId: '3', defaultDesignerId: '4' } })
      .on('2026-03-10')
      .then(copyTask('11', '2026-03-17'), graphicsTask('11', '2026-03-17'), queued('11'));
  });

  it('leaves a New ticket’s flagged part in the queue: a flag counts once the ticket is In Progress', () => {
    given(project, aTicket({ revisionRequested: ['copy'] }))
      .on('2026-03-10')
      .then(copyTask('11', '2026-03-17'), graphicsTask('11', '2026-03-17'), queued('11'))
      .because(
        'A revision is flagged on ticket "Ad 11", but it is neither In Progress nor Pending Approval: it is acted on once the ticket is.',
      );
  });

  it('stamps no ticket earlier than its own creation where our clock runs behind HubSpot’s', () => {
    given(project, aTicket({ createdAt: at('2026-03-10 09:01') }))
      .on('2026-03-10 09:00')
      .then(
        copyTask('11', '2026-03-17'),
        graphicsTask('11', '2026-03-17'),
        'ticket 11: cycle=1 queued=2026-03-10T09:01',
      );
  });
});

describe('Turnaround goes by the number of tickets in the ad set', () => {
  const set = (count: number, make = aTicket) =>
    Array.from({ length: count }, (_, index) => make({ id: String(11 + index) }));
  const dueDates = (decided: ReturnType<ReturnType<typeof given>['on']>) =>
    new Set(
      decided.decision.effects.flatMap((effect) => (effect.kind === 'create task' ? [effect.dueAt] : [])),
    );

  it('is the standard one up to four tickets', () => {
    expect(dueDates(given(project, ...set(4)).on('2026-03-10'))).toEqual(new Set([at('2026-03-17 17:00')]));
  });

  it('is the extended one from five', () => {
    expect(dueDates(given(project, ...set(5)).on('2026-03-10'))).toEqual(new Set([at('2026-03-19 17:00')]));
  });

  it('counts the folder however it is typed, and no other folder', () => {
    const names = ['Spring Sale', ' spring  sale', 'SPRING SALE ', 'Spring\tSale', 'Autumn'];
    const tickets = names.map((folderName, index) => aTicket({ id: String(11 + index), folderName }));
    expect(dueDates(given(project, ...tickets).on('2026-03-10'))).toEqual(new Set([at('2026-03-17 17:00')]));
    const oneMore = aTicket({ id: '20', folderName: 'sPRING sALE' });
    expect(dueDates(given(project, ...tickets, oneMore).on('2026-03-10'))).toEqual(
      new Set([at('2026-03-19 17:00'), at('2026-03-17 17:00')]),
    );
  });

  it('is configurable', () => {
    const rules = {
      turnaround: { standardBusinessDays: 1, extendedBusinessDays: 2, extendedFromTickets: 3 },
    };
    expect(
      dueDates(
        given(project, ...set(2))
          .ruledBy(rules)
          .on('2026-03-10'),
      ),
    ).toEqual(new Set([at('2026-03-11 17:00')]));
    expect(
      dueDates(
        given(project, ...set(3))
          .ruledBy(rules)
          .on('2026-03-10'),
      ),
    ).toEqual(new Set([at('2026-03-12 17:00')]));
  });

  it('moves the open tasks out when a fifth ticket comes, counted from the day they were issued', () => {
    const due = at('2026-03-17 17:00');
    given(project, ...set(4, aQueuedTicket), aTicket({ id: '15', createdAt: at('2026-03-12') }))
      .and({
        issued: [
          anOpenTask('601', 'ticket-11.round-0.queue.copy.task', due),
          anOpenTask('602', 'ticket-12.round-0.queue.graphics.task', at('2026-03-25 17:00')),
          anOpenTask('603', 'ticket-13.round-0.qa.copy.task', due),
          anOpenTask('604', 'ticket-13.round-1.queue.copy.task', null),
        ],
      })
      .on('2026-03-12')
      .then(
        copyTask('15', '2026-03-23'),
        graphicsTask('15', '2026-03-23'),
        'task 601 due 2026-03-19',
        queued('15'),
      );
  });

  it('moves a task out once: a date that a person sets afterwards stands', () => {
    const issued = [anOpenTask('601', 'ticket-11.round-0.queue.copy.task', at('2026-03-17 17:00'))];
    const change = {
      key: 'ticket-11.round-0.queue.copy.task.extended',
      kind: 'change',
      taskId: '601',
      state: 'settled',
      dueAt: null,
    } as const;
    given(project, ...set(5, aQueuedTicket))
      .and({ issued: [...issued, change] })
      .on('2026-03-13')
      .thenNothing();
  });

  it('leaves the tasks of tickets that are done, and of a ticket the app never queued', () => {
    const due = at('2026-03-12 17:00');
    given(project, ...set(5, (ticket) => aPendingTicket({ ...ticket, reviewRequestedAt: at('2026-03-11') })))
      .and({ issued: [anOpenTask('601', 'ticket-11.round-0.queue.copy.task', due)] })
      .on('2026-03-13')
      .thenNothing();
  });
});

describe('A ticket whose parts are both approved', () => {
  const approved = { copy: 'approved', graphics: 'approved' } as const;

  it.each(['new', 'in_progress'] as const)('is moved from %s to Pending Approval', (stage) => {
    given(project, aQueuedTicket({ ...approved, stage }))
      .on('2026-03-12')
      .then('ticket 11: stage=pending_approval ready-round=0', 'look again at once');
  });

  it('counts a part that is not required as approved', () => {
    given(project, aQueuedTicket({ ...approved, copy: 'not_required' }))
      .on('2026-03-12')
      .then('ticket 11: stage=pending_approval ready-round=0', 'look again at once');
  });

  it.each(['not_started', 'in_progress', 'in_qa', 'revision_requested'] as const)(
    'waits for a part that is %s',
    (copy) => {
      given(project, aQueuedTicket({ ...approved, copy }))
        .on('2026-03-12')
        .thenNothing();
    },
  );

  it('stays where a person pulled it back to in the same round', () => {
    given(project, aQueuedTicket({ ...approved, readyRound: 0 }))
      .on('2026-03-12')
      .thenNothing(
        'Ticket "Ad 11" is approved but somebody pulled it back from Pending Approval; it stays until they move it again.',
      );
  });

  it('is moved again in the next revision round', () => {
    given(project, aQueuedTicket({ ...approved, readyRound: 0, revisionRound: 1 }))
      .on('2026-03-12')
      .then('ticket 11: stage=pending_approval ready-round=1', 'look again at once');
  });

  it('counts a move by hand as this round’s', () => {
    given(
      project,
      aPendingTicket({ id: '11', readyRound: null, cycle: null, queuedAt: null }),
      aQueuedTicket({ id: '12' }),
    )
      .on('2026-03-12')
      .then('ticket 11: cycle=1 ready-round=0');
  });
});

describe('A ticket that is not in its place', () => {
  const nameless = aQueuedTicket({ folderName: '  ', createdAt: at('2026-03-10 09:00') });
  const asked = 'ticket-11.placement.folder.task';

  it('has an hour to get its folder name', () => {
    given(project, nameless).on('2026-03-10 09:59').then('look again at 2026-03-10 10:00');
  });

  it('then gives its owner one task', () => {
    given(project, { ...nameless, ownerId: '3' })
      .on('2026-03-10 10:00')
      .then('task for Cora (copywriter) on ticket 11: "Fill In the Deliverable Folder Name" due 2026-03-11');
  });

  it('or the SAS, where it has no owner', () => {
    given(project, nameless)
      .on('2026-03-10 10:00')
      .then('task for Sam (SAS) on ticket 11: "Fill In the Deliverable Folder Name" due 2026-03-11');
  });

  it('is asked about once, and not when it is closed', () => {
    given(project, nameless)
      .and({ issued: [anOpenTask('701', asked)] })
      .on('2026-03-12')
      .thenNothing();
    given(project, { ...nameless, stage: 'closed' })
      .on('2026-03-12')
      .thenNothing();
  });

  it('completes the tasks that asked for folder and project once it has both', () => {
    given(project, aQueuedTicket())
      .and({
        issued: [
          anOpenTask('701', asked),
          anOpenTask('702', 'ticket-11.placement.no-project.task'),
          anOpenTask('703', 'ticket-11.placement.several-projects.task'),
        ],
      })
      .on('2026-03-12')
      .then('task 702 completed', 'task 703 completed', 'task 701 completed');
  });

  it('is still asked for its folder when only its project has come', () => {
    given(project, nameless)
      .and({
        issued: [anOpenTask('701', asked), anOpenTask('702', 'ticket-11.placement.no-project.task')],
      })
      .on('2026-03-12')
      .then('task 702 completed');
  });

  it('is queued all the same, with a warning', () => {
    given(project, aTicket({ folderName: null, createdAt: at('2026-03-10 09:00') }))
      .on('2026-03-10 09:10')
      .then(
        copyTask('11', '2026-03-17'),
        graphicsTask('11', '2026-03-17'),
        queued('11'),
        'warning: Ticket "Ad 11" has no Deliverable Folder Name, so it takes part in no ad set yet.',
        'look again at 2026-03-10 10:00',
      );
  });

  it('takes part in nothing while it belongs to two projects', () => {
    given(project, aPendingTicket({ projectIds: ['7', '8'] }))
      .on('2026-03-12')
      .then('warning: Ticket "Ad 11" is associated with 2 creative projects, so it takes part in no ad set.');
  });
});

describe('Optional: the team lead’s QA task', () => {
  const rules = {
    automations: { qaTasks: true },
    people: { teamLeadIds: { copy: '5', graphics: '6' } },
  } as const;
  const inQa = aQueuedTicket({ copy: 'in_qa', graphics: 'in_qa' });

  it('is off unless the settings say so', () => {
    given(project, inQa).on('2026-03-12').thenNothing();
  });

  it('goes to the lead of each part that is in QA', () => {
    given(project, inQa)
      .ruledBy(rules)
      .on('2026-03-12')
      .then(
        'task for Tess (copy lead) on ticket 11: "QA Copy: Ad 11" due 2026-03-13',
        'task for Theo (graphics lead) on ticket 11: "QA Graphics: Ad 11" due 2026-03-13',
      );
  });

  it('goes out once a round, and again in the next', () => {
    const issued = [
      anOpenTask('801', 'ticket-11.round-0.qa.copy.task'),
      anOpenTask('802', 'ticket-11.round-0.qa.graphics.task'),
    ];
    given(project, inQa).ruledBy(rules).and({ issued }).on('2026-03-12').thenNothing();
    const again = given(project, { ...inQa, graphics: 'approved', revisionRound: 1 })
      .ruledBy(rules)
      .and({ issued })
      .on('2026-03-12');
    again.then(
      'task for Tess (copy lead) on ticket 11: "QA Copy: Ad 11" due 2026-03-13',
      'task 802 completed',
    );
  });

  it('is completed when the part leaves QA, in whatever round it was asked for', () => {
    given(project, aQueuedTicket({ copy: 'revision_requested', revisionRound: 1 }))
      .ruledBy(rules)
      .and({ issued: [anOpenTask('801', 'ticket-11.round-0.qa.copy.task')] })
      .on('2026-03-12')
      .then('task 801 completed');
  });
});
