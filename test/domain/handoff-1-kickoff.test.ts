import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask, aSentEmail } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const task = (due: string) =>
  `task for Dana (AM): "Reach Out to Client About Creative Refresh" due ${due} with company 900`;
const email = 'email to Dana (AM): "Creative refresh coming up: Acme"';
const stamped = 'project: kickoff=now sequence=1 waiting-on=account_manager waiting-since=now';

describe('Handoff 1: the kickoff goes from the automation to the account manager', () => {
  it('waits while the refresh date is 16 days away', () => {
    given(aProject({ refreshDate: '2026-04-01' }))
      .on('2026-03-16')
      .thenNothing('The refresh is due on 1 April 2026; it is kicked off on 17 March 2026, 15 days before.');
  });

  it('gives the AM a task with the company and an email, 15 days before the date', () => {
    given(aProject({ refreshDate: '2026-04-01' }))
      .on('2026-03-17')
      .then(task('2026-03-19'), email, stamped);
  });

  it('fires on the first minute of that day in the account’s zone and not a minute before', () => {
    given(aProject()).on('2026-03-16 23:59').then();
    given(aProject()).on('2026-03-17 00:00').then(task('2026-03-19'), email, stamped);
  });

  it('counts the two business days of the task over a weekend and a holiday', () => {
    given(aProject({ refreshDate: '2026-04-04' }))
      .ruledBy({ holidays: ['2026-03-23'] })
      .on('2026-03-20')
      .then(task('2026-03-25'), email, stamped);
  });

  it('fires for a date that is today, and for one that is long overdue', () => {
    given(aProject({ refreshDate: '2026-03-17' }))
      .on('2026-03-17')
      .then(task('2026-03-19'), email, stamped);
    given(aProject({ refreshDate: '2025-12-01' }))
      .on('2026-03-17')
      .then(task('2026-03-19'), email, stamped);
  });

  it('fires once in a cycle', () => {
    given(
      aProject({
        kickoffSentAt: at('2026-03-17'),
        sequence: 1,
        waitingOn: 'account_manager',
        waitingSince: at('2026-03-17'),
      }),
    )
      .on('2026-03-20')
      .thenNothing('The kickoff has been sent in this cycle; the account manager has the ball.');
  });

  it.each(['refresh_request_submitted', 'deliverable_submitted', 'creatives_pending_approval'] as const)(
    'stays quiet where the status says %s: the conversation has been had',
    (status) => {
      const { decision } = given(aProject({ status })).on('2026-03-20');
      expect(decision.fired).toEqual([]);
    },
  );

  it('is silent for a project without a refresh date, which is not on the programme', () => {
    given(aProject({ refreshDate: null }))
      .on('2026-03-17')
      .thenNothing('There is no refresh date: the project is not on the programme.');
  });

  it('follows a configured lead', () => {
    given(aProject()).ruledBy({ leadDays: 30 }).on('2026-03-02').then(task('2026-03-04'), email, stamped);
  });

  it('caps the lead at the cadence less one, so that a short cadence does not kick off at once', () => {
    given(aProject({ refreshDate: '2026-03-31', cadenceDays: '14' }))
      .on('2026-03-17')
      .then();
    given(aProject({ refreshDate: '2026-03-30', cadenceDays: '14' }))
      .on('2026-03-17')
      .then(task('2026-03-19'), email, stamped);
  });

  it('blanks a No Refresh Requested of the last cycle that has been dealt with', () => {
    given(
      aProject({
        status: 'no_refresh_requested',
        declinedAt: at('2026-01-05'),
        dateBeforeDecline: '2026-01-10',
        cycle: 2,
        cycleStartedAt: at('2026-01-05'),
        sequence: 3,
      }),
    )
      .on('2026-03-17')
      .then(
        task('2026-03-19'),
        email,
        'project: status=blank kickoff=now declined=- date-before=- sequence=4 waiting-on=account_manager waiting-since=now',
      );
  });

  it('first asks which company the task belongs to where that was not read yet', () => {
    const { decision } = given(aProject()).and({ companyIds: undefined }).on('2026-03-17').then();
    expect(decision.needs).toEqual([{ kind: 'companies' }]);
    expect(decision.fired).toEqual([]);
  });
});

describe('A kickoff whose date is moved', () => {
  const kickedOff = aProject({
    kickoffSentAt: at('2026-03-17'),
    sequence: 1,
    waitingOn: 'account_manager',
    waitingSince: at('2026-03-17'),
  });
  const issued = [
    anOpenTask('501', 'project-7.cycle-1.kickoff.0.task'),
    aSentEmail('project-7.cycle-1.kickoff.0.email'),
  ];
  const takenBack = ['task 501 deferred', 'project: kickoff=- sequence=2 waiting-on=nobody waiting-since=-'];

  it('is taken back when the date leaves the lead while the status is blank', () => {
    given({ ...kickedOff, refreshDate: '2026-05-01' })
      .and({ issued })
      .on('2026-03-18')
      .then(...takenBack);
  });

  it('is taken back when the date is taken off', () => {
    given({ ...kickedOff, refreshDate: null })
      .and({ issued })
      .on('2026-03-18')
      .then(...takenBack);
  });

  it('is only unstamped where the AM has completed the task', () => {
    given({ ...kickedOff, refreshDate: '2026-05-01' })
      .and({ issued: [aSettledTask('501', 'project-7.cycle-1.kickoff.0.task')] })
      .on('2026-03-18')
      .then('project: kickoff=- sequence=2 waiting-on=nobody waiting-since=-');
  });

  it('stands where the date moves within the lead', () => {
    given({ ...kickedOff, refreshDate: '2026-03-25' })
      .and({ issued })
      .on('2026-03-18')
      .then();
  });

  it('stands where the status has moved on', () => {
    const { decision } = given({
      ...kickedOff,
      status: 'refresh_request_submitted',
      refreshDate: '2026-05-01',
    })
      .and({ issued })
      .on('2026-03-18')
      .then('project: waiting-on=nobody waiting-since=-');
    expect(decision.fired).toEqual([]);
  });

  it('fires again, as a new task and email, when its time comes', () => {
    const again = given(aProject({ refreshDate: '2026-05-01', sequence: 2 }))
      .and({ issued: [aSettledTask('501', 'project-7.cycle-1.kickoff.0.task')] })
      .on('2026-04-16');
    expect(again.the('create task').key).toBe('project-7.cycle-1.kickoff.2.task');
    expect(again.the('send email').key).toBe('project-7.cycle-1.kickoff.2.email');
  });
});

describe('A kickoff that a crash cut short before its stamp', () => {
  const begun = anOpenTask('501', 'project-7.cycle-1.kickoff.0.task');

  it('is finished under its own key, though another handoff has counted the sequence up since', () => {
    const decided = given(aProject({ sequence: 1 }))
      .and({ issued: [begun] })
      .on('2026-03-18');
    expect(decided.decision.effects.map(({ key }) => key).slice(0, 2)).toEqual([
      'project-7.cycle-1.kickoff.0.task',
      'project-7.cycle-1.kickoff.0.email',
    ]);
  });

  it.each([
    ['its task is open', [begun], ['task 501 deferred']],
    ['its task is settled', [aSettledTask('501', begun.key)], []],
    ['only its email went out', [aSentEmail('project-7.cycle-1.kickoff.0.email')], []],
  ] as const)('is taken back with its date all the same, where %s', (_case, issued, changes) => {
    given(aProject({ refreshDate: '2026-05-01' }))
      .and({ issued })
      .on('2026-03-18')
      .then(...changes, 'project: kickoff=- sequence=1');
  });
});
