import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const kickedOff = aProject({
  refreshDate: '2026-04-01',
  kickoffSentAt: at('2026-03-17'),
  sequence: 1,
  waitingOn: 'account_manager',
  waitingSince: at('2026-03-17'),
});
const kickoffTask = anOpenTask('501', 'project-7.cycle-1.kickoff.0.task');
const saysNo = { ...kickedOff, status: 'no_refresh_requested' } as const;

const reset = (date: string, before: string, cycle = 2) =>
  `project: date=${date} cycle=${cycle} started=now kickoff=- cue=- review=- approval=- implement-task=- declined=now date-before=${before} sequence=2 waiting-on=nobody waiting-since=-`;

describe('Handoff 2a: the client declines', () => {
  it('moves the date to today plus the cadence, opens the next cycle, and tells nobody', () => {
    given(saysNo)
      .and({ issued: [kickoffTask] })
      .on('2026-03-20')
      .then('task 501 completed', reset('2026-06-18', '2026-04-01'), 'look again at once');
  });

  it('takes the cadence of the project, or of its package', () => {
    given({ ...saysNo, cadenceDays: '30' })
      .on('2026-03-20')
      .then(reset('2026-04-19', '2026-04-01'), 'look again at once');
    given({ ...saysNo, package: 'Gold' })
      .ruledBy({ cadence: { byPackage: { Gold: 60 } } })
      .on('2026-03-20')
      .then(reset('2026-05-19', '2026-04-01'), 'look again at once');
  });

  it('counts from the scheduled date where the settings say so, so that an early no shortens nothing', () => {
    given(saysNo)
      .ruledBy({ declineReschedulesFrom: 'refreshDate' })
      .on('2026-03-20')
      .then(reset('2026-06-30', '2026-04-01'), 'look again at once');
  });

  it('repeats the cadence from a long overdue date until the next one lies outside the lead', () => {
    given({ ...saysNo, refreshDate: '2025-10-01', cadenceDays: '30' })
      .ruledBy({ declineReschedulesFrom: 'refreshDate' })
      .on('2026-03-20')
      // 2026-03-30 would be within the lead of 15 days already.
      .then(reset('2026-04-29', '2025-10-01'), 'look again at once');
  });

  it('counts from today where there is no date to count from', () => {
    given({ ...saysNo, refreshDate: null })
      .ruledBy({ declineReschedulesFrom: 'refreshDate' })
      .on('2026-03-20')
      .then(reset('2026-06-18', '-'), 'look again at once');
  });

  it('defers every other open task of the cycle, of the project and of its tickets, and no earlier one', () => {
    given(
      { ...saysNo, cycle: 2 },
      aQueuedTicket({ id: '11', cycle: 2 }),
      aQueuedTicket({ id: '12', cycle: 1, stage: 'closed' }),
    )
      .and({
        issued: [
          anOpenTask('500', 'project-7.cycle-1.review.abc.def.task'),
          anOpenTask('501', 'project-7.cycle-2.kickoff.0.task'),
          anOpenTask('502', 'project-7.cycle-2.submission.1.task'),
          aSettledTask('503', 'project-7.cycle-2.approval.1.task'),
          anOpenTask('504', 'ticket-11.round-0.queue.copy.task'),
          anOpenTask('505', 'ticket-12.round-0.queue.copy.task'),
        ],
      })
      .on('2026-03-20')
      .then(
        'task 501 completed',
        'task 502 deferred',
        'task 504 deferred',
        reset('2026-06-18', '2026-04-01', 3),
        'look again at once',
      );
  });

  it('is dealt with once: the status stays until the next kickoff and nothing else happens', () => {
    given({ ...saysNo, ...declined })
      .on('2026-03-21')
      .thenNothing('The refresh is due on 18 June 2026; it is kicked off on 3 June 2026, 15 days before.');
  });

  it('hands over no ad set of the declined cycle, however complete', () => {
    given({ ...saysNo, ...declined }, aPendingTicket({ cycle: 1 }))
      .on('2026-03-21')
      .thenNothing(
        'The refresh is due on 18 June 2026; it is kicked off on 3 June 2026, 15 days before.',
        'Ad set "Spring" belongs to a cycle the client declined, so it is not handed over.',
      );
  });

  it('still hands over nothing of it when a later cycle has come to its end', () => {
    given(
      aProject({
        cycle: 3,
        cycleStartedAt: at('2026-06-20'),
        lastImplementedAt: at('2026-06-20'),
        refreshDate: '2026-09-18',
      }),
      aPendingTicket({ cycle: 1, enteredPendingApprovalAt: at('2026-06-21') }),
    )
      .on('2026-06-21')
      .thenNothing(
        'The refresh is due on 18 September 2026; it is kicked off on 3 September 2026, 15 days before.',
        'Ad set "Spring" belongs to a cycle the client declined, so it is not handed over.',
      );
  });

  it('lays aside a ticket that was submitted just before the no and not queued yet', () => {
    given({ ...saysNo, ...declined }, aTicket({ createdAt: at('2026-03-20 08:59') }))
      .on('2026-03-20 09:01')
      .then('ticket 11: cycle=1');
    given({ ...saysNo, ...declined, status: 'blank', declinedAt: null }, aTicket({ cycle: 1 }))
      .on('2026-06-01')
      .then();
  });

  it('queues a ticket that somebody adds after the no: the tickets are the handoff', () => {
    given({ ...saysNo, ...declined }, aTicket({ createdAt: at('2026-03-20 09:10') }))
      .on('2026-03-20 09:11')
      .then(
        'task for Cora (copywriter) on ticket 11: "Write Copy: Ad 11" due 2026-03-27',
        'task for Diego (designer) on ticket 11: "Design Graphics: Ad 11" due 2026-03-27',
        'ticket 11: cycle=2 queued=now',
      );
  });
});

const declined = {
  refreshDate: '2026-06-18',
  cycle: 2,
  cycleStartedAt: at('2026-03-20'),
  declinedAt: at('2026-03-20'),
  dateBeforeDecline: '2026-04-01',
  sequence: 2,
  kickoffSentAt: null,
  waitingOn: 'nobody',
  waitingSince: null,
} as const;

describe('A decline that is undone', () => {
  const changedMind = { ...saysNo, ...declined, status: 'refresh_request_submitted' } as const;

  it('brings the old date back when a person takes the status off before the next kickoff', () => {
    given(changedMind)
      .on('2026-03-23')
      .then('project: date=2026-04-01 declined=- date-before=- sequence=3', 'look again at once');
  });

  it('leaves a date that somebody has set since', () => {
    given({ ...changedMind, refreshDate: '2026-05-05' })
      .on('2026-03-23')
      .then('project: declined=- date-before=- sequence=3', 'look again at once');
  });

  it('empties the date again where there was none before', () => {
    given({ ...changedMind, dateBeforeDecline: null })
      .on('2026-03-23')
      .then(
        'project: date=- declined=- date-before=- sequence=3 waiting-on=account_manager waiting-since=now',
        'look again at once',
      );
  });

  it('recognises the date it wrote by the other setting too', () => {
    given({ ...changedMind, refreshDate: '2026-06-30' })
      .ruledBy({ declineReschedulesFrom: 'refreshDate' })
      .on('2026-03-23')
      .then('project: date=2026-04-01 declined=- date-before=- sequence=3', 'look again at once');
  });

  it('first takes the tickets up again, in a write of their own that a crash cannot lose', () => {
    given(
      changedMind,
      aQueuedTicket({ id: '11' }),
      aPendingTicket({ id: '12' }),
      aQueuedTicket({ id: '13', stage: 'closed' }),
      aQueuedTicket({ id: '14', cycle: 2, queuedAt: at('2026-03-22') }),
    )
      .on('2026-03-23')
      .then('ticket 11: round=1 cycle=2 queued=-', 'ticket 12: cycle=2', 'look again at once');
  });

  it('gives the makers new tasks for a ticket that was taken up again', () => {
    const decided = given(
      { ...changedMind, declinedAt: null, dateBeforeDecline: null, refreshDate: '2026-04-01', sequence: 3 },
      aQueuedTicket({ id: '11', cycle: 2, queuedAt: null, revisionRound: 1 }),
    )
      .on('2026-03-23')
      .then(
        'task for Cora (copywriter) on ticket 11: "Write Copy: Ad 11" due 2026-03-30',
        'task for Diego (designer) on ticket 11: "Design Graphics: Ad 11" due 2026-03-30',
        'ticket 11: cycle=2 queued=now',
      );
    expect(decided.the('create task', 'Copy').key).toBe('ticket-11.round-1.queue.copy.task');
  });

  it('is over with the next kickoff: what then leaves No Refresh Requested undoes nothing', () => {
    given(
      aProject({
        status: 'refresh_request_submitted',
        cycle: 2,
        cycleStartedAt: at('2026-03-20'),
        refreshDate: '2026-06-18',
      }),
    )
      .on('2026-06-05')
      .thenNothing('The request is logged; the SAS is cued on 18 June 2026.');
  });
});

describe('Handoff 2b: the account manager logs the request', () => {
  it('issues nothing by itself', () => {
    given({ ...kickedOff, status: 'refresh_request_submitted' })
      .and({ issued: [kickoffTask] })
      .on('2026-03-20')
      .then('project: waiting-on=nobody waiting-since=-')
      .because('The request is logged; the SAS is cued on 1 April 2026.');
  });

  const dateless = aProject({ status: 'refresh_request_submitted', refreshDate: null });
  const missingDate = 'project-7.cycle-1.missing-date.task';

  it('gives the AM one task to set a date where there is none', () => {
    given(dateless)
      .on('2026-03-20')
      .then(
        'task for Dana (AM): "Set the Creative Refresh Date" due 2026-03-23',
        'project: waiting-on=account_manager waiting-since=now',
      );
  });

  it('gives it once', () => {
    given({ ...dateless, waitingOn: 'account_manager', waitingSince: at('2026-03-20') })
      .and({ issued: [aSettledTask('510', missingDate)] })
      .on('2026-03-23')
      .thenNothing('The request waits for a refresh date; the account manager has a task to set it.');
  });

  it('completes that task when the date is there', () => {
    given({ ...dateless, refreshDate: '2026-05-01' })
      .and({ issued: [anOpenTask('510', missingDate)] })
      .on('2026-03-23')
      .then('task 510 completed');
  });
});
