import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const approved = aProject({
  status: 'creatives_completed_and_approved',
  refreshDate: '2026-03-01',
  sequence: 4,
  kickoffSentAt: at('2026-02-14'),
  submissionCuedAt: at('2026-03-01'),
  reviewRequestedAt: at('2026-03-10'),
  implementationCuedAt: at('2026-03-12'),
  implementationTaskId: '503',
  waitingOn: 'sas',
  waitingSince: at('2026-03-12'),
});
const implemented = { ...approved, status: 'creatives_implemented' } as const;
const live = 'email to Dana (AM): "New creatives are live: Acme"';
const reset = (date: string, waiting = ' waiting-on=nobody waiting-since=-') =>
  `project: status=blank date=${date} cycle=2 started=now kickoff=- cue=- review=- approval=- implement-task=- declined=- date-before=- implemented=now sequence=5${waiting}`;
const implementTask = anOpenTask('503', 'project-7.cycle-1.approval.3.task');

describe('Handoff 8, path A: the Implement task is completed', () => {
  it('sets Creatives Implemented in a write of its own', () => {
    given(approved)
      .and({ implementationTask: { id: '503', completed: true } })
      .on('2026-03-16')
      .then('project: status=creatives_implemented waiting-on=nobody waiting-since=-', 'look again at once');
  });

  it('first asks how that task stands', () => {
    const { decision } = given(approved).and({ implementationTask: undefined }).on('2026-03-16').then();
    expect(decision.needs).toEqual([{ kind: 'implementation task', taskId: '503' }]);
  });

  it('goes on waiting where the task is open, or gone', () => {
    for (const implementationTask of [{ id: '503', completed: false }, null]) {
      given(approved)
        .and({ implementationTask })
        .on('2026-03-16')
        .thenNothing('The SAS has been asked to implement the creatives; the task is still open.');
    }
  });

  it('changes nothing where the status has been moved back: the approval is withdrawn', () => {
    given({ ...approved, status: 'creatives_pending_approval' })
      .and({
        implementationTask: { id: '503', completed: true },
        issued: [aSettledTask('503', implementTask.key)],
      })
      .on('2026-03-16')
      .then('project: approval=- implement-task=- sequence=5 waiting-on=account_manager waiting-since=now');
  });

  it('changes nothing when the Implement task of an earlier cycle is completed late', () => {
    given(
      aProject({
        cycle: 2,
        cycleStartedAt: at('2026-03-12'),
        lastImplementedAt: at('2026-03-12'),
        refreshDate: '2026-06-10',
      }),
    )
      .and({ issued: [aSettledTask('503', implementTask.key)] })
      .on('2026-03-16')
      .thenNothing('The refresh is due on 10 June 2026; it is kicked off on 26 May 2026, 15 days before.');
  });
});

describe('Handoffs 8 and 9: Creatives Implemented closes the cycle', () => {
  it('moves the date to today plus the cadence, blanks the status in the same write, and tells the AM', () => {
    given(implemented)
      .and({ issued: [implementTask] })
      .on('2026-03-16')
      .then('task 503 completed', live, reset('2026-06-14'), 'look again at once');
  });

  it('counts the cadence of the project from today, not from the old date', () => {
    given({ ...implemented, cadenceDays: '30' })
      .and({ issued: [implementTask] })
      .on('2026-03-16')
      .then('task 503 completed', live, reset('2026-04-15'), 'look again at once');
  });

  it('closes whatever a person was at before: the status says it', () => {
    given(aProject({ status: 'creatives_implemented', sequence: 4, refreshDate: null }))
      .on('2026-03-16')
      .then(live, reset('2026-06-14', ''), 'look again at once');
  });

  it('completes the Implement task even where only the project’s field knows it', () => {
    given(implemented)
      .on('2026-03-16')
      .then('task 503 completed', live, reset('2026-06-14'), 'look again at once');
  });

  it('completes that task beside others of the cycle that the store knows', () => {
    given(implemented)
      .and({ issued: [anOpenTask('501', 'project-7.cycle-1.kickoff.0.task')] })
      .on('2026-03-16')
      .then('task 501 completed', 'task 503 completed', live, reset('2026-06-14'), 'look again at once');
  });

  it('leaves a task alone that somebody completed already', () => {
    given(implemented)
      .and({ issued: [aSettledTask('503', implementTask.key)] })
      .on('2026-03-16')
      .then(live, reset('2026-06-14'), 'look again at once');
  });

  it('sends the email under one key per cycle, on either path', () => {
    const key = given(implemented).on('2026-03-16').the('send email').key;
    expect(
      given({ ...implemented, sequence: 9 })
        .on('2026-03-17')
        .the('send email').key,
    ).toBe(key);
  });

  it('is the person’s decision while tickets are in revision, and the reason says so', () => {
    const decided = given(
      implemented,
      aQueuedTicket({ id: '11', revisionRound: 1 }),
      aSharedTicket({ id: '12', revisionRequested: ['copy'] }),
      aSharedTicket({ id: '13', revisionRound: 1 }),
      aQueuedTicket({ id: '14', stage: 'closed', revisionRound: 1 }),
    )
      .and({ issued: [implementTask] })
      .on('2026-03-16')
      .then('task 503 completed', live, reset('2026-06-14'), 'look again at once');
    expect(decided.the('write project').reason).toContain(
      "2 of its tickets were still in revision; closing all the same was somebody's decision.",
    );
  });
});

it('A ticket of an earlier cycle that is in revision is not counted among those of the one that closes', () => {
  const second = { ...implemented, cycle: 2, cycleStartedAt: at('2026-03-01') };
  const { reason } = given(second, aQueuedTicket({ cycle: 1, queuedAt: at('2026-02-01'), revisionRound: 1 }))
    .and({ issued: [implementTask] })
    .on('2026-03-16')
    .the('write project');
  expect(reason).toBe(
    'The new creatives are live, so the cycle closes and the next refresh is set to 14 June 2026, 90 days from today. The record waits on nobody now.',
  );
});

describe('Creatives Implemented that is set again after a close', () => {
  const closed = aProject({
    status: 'creatives_implemented',
    refreshDate: '2026-06-14',
    cycle: 2,
    cycleStartedAt: at('2026-03-16 09:00'),
    lastImplementedAt: at('2026-03-16 09:00'),
    sequence: 5,
  });
  const anotherClose = (sequence: number) =>
    `project: status=blank date=2026-06-14 cycle=3 started=now kickoff=- cue=- review=- approval=- implement-task=- declined=- date-before=- implemented=now sequence=${sequence}`;

  it('is the same close within a day, as people take both paths: only the status is blanked', () => {
    given(closed).on('2026-03-17 09:00').then('project: status=blank');
  });

  it('is another close after more than a day', () => {
    given(closed)
      .on('2026-03-17 09:01')
      .then(live, anotherClose(6).replace('2026-06-14', '2026-06-15'), 'look again at once');
  });

  it.each([
    ['a kickoff', { kickoffSentAt: at('2026-03-16 10:00') }],
    ['a cue', { submissionCuedAt: at('2026-03-16 10:00') }],
    ['a review', { reviewRequestedAt: at('2026-03-16 10:00') }],
    ['an approval', { implementationCuedAt: at('2026-03-16 10:00') }],
    ['a decline', { cycleStartedAt: at('2026-03-16 10:00') }],
  ] as const)('is another close where %s has come between', (_case, fired) => {
    given({ ...closed, ...fired })
      .on('2026-03-16 12:00')
      .then(live, anotherClose(6), 'look again at once');
  });

  it('is another close where tickets have been queued since', () => {
    given(closed, aQueuedTicket({ cycle: 2, queuedAt: at('2026-03-16 10:00') }))
      .on('2026-03-16 12:00')
      .then(live, anotherClose(6), 'look again at once');
  });

  it('is the same close though a new ticket has come that nobody was given yet', () => {
    given(closed, aTicket({ createdAt: at('2026-03-16 10:00') }))
      .on('2026-03-16 12:00')
      .then('project: status=blank');
  });

  it('is the same close though a ticket of the cycle before is still in work', () => {
    given(closed, aQueuedTicket()).on('2026-03-16 12:00').then('project: status=blank');
  });
});

describe('Optional: the tickets are closed with the cycle', () => {
  const after = aProject({
    refreshDate: '2026-06-14',
    cycle: 2,
    cycleStartedAt: at('2026-03-16'),
    lastImplementedAt: at('2026-03-16'),
  });
  const rules = { automations: { closeTicketsWithCycle: true } } as const;
  const tickets = [
    aSharedTicket({ id: '11' }),
    aQueuedTicket({ id: '12', folderName: 'Summer' }),
    aSharedTicket({ id: '13', folderName: 'Autumn', cycle: 2, queuedAt: at('2026-03-17') }),
  ];

  it('is off unless the settings say so', () => {
    given(after, ...tickets)
      .on('2026-03-17')
      .then();
  });

  it('closes what waited in Pending Approval, and nothing else, in the look after the close', () => {
    given(after, ...tickets)
      .ruledBy(rules)
      .on('2026-03-17')
      .then('ticket 11: stage=closed');
  });

  it('does not close them with a decline', () => {
    given(
      {
        ...after,
        cycleStartedAt: at('2026-03-17'),
        status: 'no_refresh_requested',
        declinedAt: at('2026-03-17'),
      },
      aSharedTicket(),
    )
      .ruledBy(rules)
      .on('2026-03-18')
      .then();
  });

  it('leaves a ticket that somebody put back into Pending Approval after the close', () => {
    const reopened = { ...aSharedTicket({ enteredPendingApprovalAt: at('2026-03-18') }) };
    given(after, reopened).ruledBy(rules).on('2026-03-19').then();
  });

  it('closes a ticket that came in at the very moment of the close', () => {
    given(after, aSharedTicket({ enteredPendingApprovalAt: at('2026-03-16') }))
      .ruledBy(rules)
      .on('2026-03-17')
      .then('ticket 11: stage=closed');
  });

  it('closes nothing where somebody only raised the number of the cycle', () => {
    given({ ...after, cycleStartedAt: null, lastImplementedAt: null }, aSharedTicket())
      .ruledBy(rules)
      .on('2026-03-17')
      .then();
  });

  it('leaves tickets that were still being worked on: they finish late', () => {
    given(after, aPendingTicket({ id: '11' }), aQueuedTicket({ id: '12' }))
      .ruledBy(rules)
      .on('2026-03-17')
      .then('ticket 11: stage=closed');
  });
});
