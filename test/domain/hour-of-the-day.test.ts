import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const fromEight = { sweep: { hour: 8 } };

/** Due on 1 April, so it is kicked off on 17 March. */
const due = aProject({ refreshDate: '2026-04-01' });
const requested = aProject({
  status: 'refresh_request_submitted',
  refreshDate: '2026-04-01',
  sequence: 1,
  kickoffSentAt: at('2026-03-17'),
});
const kickoff = (taskDue: string) => [
  `task for Dana (AM): "Reach Out to Client About Creative Refresh" due ${taskDue} with company 900`,
  'email to Dana (AM): "Creative refresh coming up: Acme"',
  'project: kickoff=now sequence=1 waiting-on=account_manager waiting-since=now',
];
const cue = (taskDue: string) => [
  `task for Sam (SAS): "Submit Deliverable Tickets for Creative Refresh" due ${taskDue}`,
  'email to Sam (SAS): "Creative refresh ready for submission: Acme"',
  'project: cue=now sequence=2 waiting-on=sas waiting-since=now',
];
const kickoffWaits = 'The kickoff is due today; by the settings it goes out from 8:00 on.';
const cueWaits = 'The cue to the SAS is due today; by the settings it goes out from 8:00 on.';

describe('The kickoff waits for the hour of its day', () => {
  it('and the record is looked at again then', () => {
    for (const time of ['00:00', '07:59']) {
      given(due)
        .ruledBy(fromEight)
        .on(`2026-03-17 ${time}`)
        .because(kickoffWaits)
        .then('look again at 2026-03-17 08:00');
    }
  });

  it('and goes out with the first minute of it', () => {
    given(due)
      .ruledBy(fromEight)
      .on('2026-03-17 08:00')
      .then(...kickoff('2026-03-19'));
  });

  it('but not where it is overdue: then it goes out at once', () => {
    given(due)
      .ruledBy(fromEight)
      .on('2026-03-18 00:00')
      .then(...kickoff('2026-03-20'));
  });

  it('also where it follows a declined refresh', () => {
    given(
      aProject({
        status: 'no_refresh_requested',
        refreshDate: '2026-04-01',
        declinedAt: at('2026-01-05'),
        cycle: 2,
        cycleStartedAt: at('2026-01-05'),
        sequence: 3,
      }),
    )
      .ruledBy(fromEight)
      .on('2026-03-17 06:00')
      .because(kickoffWaits)
      .then('look again at 2026-03-17 08:00');
  });

  it('but not where a crash cut it short: then it is finished under its own key', () => {
    const decided = given(due)
      .ruledBy(fromEight)
      .and({ issued: [anOpenTask('501', 'project-7.cycle-1.kickoff.0.task')] })
      .on('2026-03-17 06:00')
      .then(...kickoff('2026-03-19'));
    expect(decided.the('create task').key).toBe('project-7.cycle-1.kickoff.0.task');
  });
});

describe('The cue waits for the hour of the refresh date', () => {
  it('and the record is looked at again then', () => {
    given(requested)
      .ruledBy(fromEight)
      .on('2026-04-01 07:59')
      .because(cueWaits)
      .then('look again at 2026-04-01 08:00');
  });

  it('and goes out with the first minute of it', () => {
    given(requested)
      .ruledBy(fromEight)
      .on('2026-04-01 08:00')
      .then(...cue('2026-04-01'));
  });

  it('but not where it is overdue: then it goes out at once', () => {
    given(requested)
      .ruledBy(fromEight)
      .on('2026-04-02 00:00')
      .then(...cue('2026-04-02'));
  });

  it('but not where a crash cut it short: then it is finished under its own key', () => {
    const decided = given(requested)
      .ruledBy(fromEight)
      .and({ issued: [anOpenTask('502', 'project-7.cycle-1.submission.1.task')] })
      .on('2026-04-01 06:00')
      .then(...cue('2026-04-01'));
    expect(decided.the('create task').key).toBe('project-7.cycle-1.submission.1.task');
  });

  it('also where the settings cue without a request', () => {
    given({ ...requested, status: 'blank', waitingOn: 'account_manager', waitingSince: at('2026-03-17') })
      .ruledBy({ ...fromEight, automations: { cueWithoutRequest: true } })
      .on('2026-04-01 06:00')
      .because('The kickoff has been sent in this cycle; the account manager has the ball.', cueWaits)
      .then('look again at 2026-04-01 08:00');
  });
});

describe('What has gone out stays out, whatever the hour is set to afterwards', () => {
  const onAm = { waitingOn: 'account_manager', waitingSince: at('2026-03-17 00:10') } as const;
  const kickedOff = { ...due, kickoffSentAt: at('2026-03-17 00:10'), sequence: 1, ...onAm };
  const kickoffTask = anOpenTask('501', 'project-7.cycle-1.kickoff.0.task');
  const cueTask = anOpenTask('502', 'project-7.cycle-1.submission.1.task');

  it('a kickoff', () => {
    given(kickedOff)
      .and({ issued: [kickoffTask] })
      .ruledBy(fromEight)
      .on('2026-03-17 06:00')
      .thenNothing('The kickoff has been sent in this cycle; the account manager has the ball.');
  });

  it('a cue whose date is moved to this very day', () => {
    given({
      ...requested,
      submissionCuedAt: at('2026-04-01 08:00'),
      sequence: 2,
      refreshDate: '2026-04-02',
      waitingOn: 'sas',
      waitingSince: at('2026-04-01 08:00'),
    })
      .and({ issued: [cueTask] })
      .ruledBy(fromEight)
      .on('2026-04-02 06:00')
      .thenNothing('The SAS has been cued in this cycle.');
  });

  it('until the date itself is moved away: then it is taken back before the hour as well', () => {
    given({ ...kickedOff, refreshDate: '2026-04-02' })
      .and({ issued: [kickoffTask] })
      .ruledBy(fromEight)
      .on('2026-03-17 06:00')
      .then('task 501 deferred', 'project: kickoff=- sequence=2 waiting-on=nobody waiting-since=-');
    given({
      ...requested,
      submissionCuedAt: at('2026-03-31'),
      sequence: 2,
      waitingOn: 'sas',
      waitingSince: at('2026-03-31'),
    })
      .and({ issued: [cueTask] })
      .ruledBy(fromEight)
      .on('2026-03-31 06:00')
      .then('task 502 deferred', 'project: cue=- sequence=3 waiting-on=nobody waiting-since=-');
  });
});

describe('The hour is that of the account’s clocks', () => {
  it('on the day that skips it, it is the next one there is', () => {
    const atTwo = given(aProject({ refreshDate: '2026-03-23' })).ruledBy({ sweep: { hour: 2 } });
    atTwo.on('2026-03-08 01:59').then('look again at 2026-03-08 03:00');
    atTwo.on('2026-03-08 03:00').then(...kickoff('2026-03-10'));
  });

  it('on the day that has it twice, it is the first one', () => {
    const atOne = given(aProject({ refreshDate: '2026-11-16' })).ruledBy({ sweep: { hour: 1 } });
    atOne.on('2026-11-01 00:59').then('look again at 2026-11-01 01:00');
    atOne.on('2026-11-01 01:00').then(...kickoff('2026-11-03'));
  });
});
