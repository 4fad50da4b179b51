import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask, aSettledTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const requested = aProject({
  status: 'refresh_request_submitted',
  refreshDate: '2026-04-01',
  sequence: 1,
  kickoffSentAt: at('2026-03-17'),
});
const cue = (due: string) => [
  `task for Sam (SAS): "Submit Deliverable Tickets for Creative Refresh" due ${due}`,
  'email to Sam (SAS): "Creative refresh ready for submission: Acme"',
  'project: cue=now sequence=2 waiting-on=sas waiting-since=now',
];
const cued = {
  ...requested,
  submissionCuedAt: at('2026-04-01'),
  sequence: 2,
  waitingOn: 'sas',
  waitingSince: at('2026-04-01'),
} as const;
const issued = [anOpenTask('502', 'project-7.cycle-1.submission.1.task')];

describe('Handoff 3: on the refresh date the SAS is cued', () => {
  it('waits for the day', () => {
    given(requested)
      .on('2026-03-31 23:59')
      .thenNothing('The request is logged; the SAS is cued on 1 April 2026.');
  });

  it('gives the SAS a task due that day and an email', () => {
    given(requested)
      .on('2026-04-01 00:00')
      .then(...cue('2026-04-01'));
  });

  it('makes up for a weekend of downtime, or a request logged after the date', () => {
    given(requested)
      .on('2026-04-06')
      .then(...cue('2026-04-06'));
  });

  it('cues once in a cycle', () => {
    given(cued).and({ issued }).on('2026-04-02').thenNothing('The SAS has been cued in this cycle.');
  });

  it('cues nobody where the status is still blank: the record waits on the AM, visibly', () => {
    given(
      aProject({
        refreshDate: '2026-04-01',
        kickoffSentAt: at('2026-03-17'),
        waitingOn: 'account_manager',
        waitingSince: at('2026-03-17'),
      }),
    )
      .on('2026-04-01')
      .thenNothing(
        'The kickoff has been sent in this cycle; the account manager has the ball.',
        'The refresh date has come but the status is still blank: the SAS is cued once the account manager moves it to Refresh Request Submitted.',
      );
  });

  it('cues all the same where the settings say so, and does not claim that a request was logged', () => {
    const decided = given(
      aProject({
        refreshDate: '2026-04-01',
        kickoffSentAt: at('2026-03-17'),
        sequence: 1,
        waitingOn: 'account_manager',
        waitingSince: at('2026-03-17'),
      }),
    )
      .ruledBy({ automations: { cueWithoutRequest: true } })
      .on('2026-04-01')
      .then(...cue('2026-04-01'));
    expect(decided.the('create task').reason).toBe(
      'The refresh date is today and the settings cue the SAS even where no request is logged, so the SAS submits the deliverable tickets.',
    );
  });

  it('sends kickoff and cue together where both are overdue and the settings cue without a request', () => {
    given(aProject({ refreshDate: '2026-04-01' }))
      .ruledBy({ automations: { cueWithoutRequest: true } })
      .on('2026-04-03')
      .then(
        'task for Dana (AM): "Reach Out to Client About Creative Refresh" due 2026-04-07 with company 900',
        'task for Sam (SAS): "Submit Deliverable Tickets for Creative Refresh" due 2026-04-03',
        'email to Dana (AM): "Creative refresh coming up: Acme"',
        'email to Sam (SAS): "Creative refresh ready for submission: Acme"',
        'project: kickoff=now cue=now sequence=1 waiting-on=sas waiting-since=now',
      );
  });

  it('is not due any more once the tickets are submitted', () => {
    const { decision } = given({ ...requested, status: 'deliverable_submitted' }).on('2026-04-01');
    expect(decision.fired).toEqual([]);
  });

  it('first asks for the notes where they were not read yet', () => {
    const { decision } = given(requested).and({ projectNotes: undefined }).on('2026-04-01').then();
    expect(decision.needs).toEqual([{ kind: 'project notes' }]);
  });
});

describe('A cue whose date is moved', () => {
  const takenBack = ['task 502 deferred', 'project: cue=- sequence=3 waiting-on=nobody waiting-since=-'];

  it('is taken back when the date moves into the future', () => {
    given({ ...cued, refreshDate: '2026-04-20' })
      .and({ issued })
      .on('2026-04-02')
      .then(...takenBack);
  });

  it('is taken back when the date is taken off, and the AM is asked for another', () => {
    given({ ...cued, refreshDate: null })
      .and({ issued })
      .on('2026-04-02')
      .then(
        'task for Dana (AM): "Set the Creative Refresh Date" due 2026-04-03',
        'task 502 deferred',
        'project: cue=- sequence=3 waiting-on=account_manager waiting-since=now',
      );
  });

  it('stands where the date moves into the past', () => {
    given({ ...cued, refreshDate: '2026-03-25' })
      .and({ issued })
      .on('2026-04-02')
      .then();
  });

  it('cues again on the new day, with a new task', () => {
    const again = given({ ...cued, refreshDate: '2026-04-20', submissionCuedAt: null, sequence: 3 })
      .and({ issued: [aSettledTask('502', 'project-7.cycle-1.submission.1.task')] })
      .on('2026-04-20');
    expect(again.the('create task').key).toBe('project-7.cycle-1.submission.3.task');
  });

  it('is taken back although a crash kept its stamp from being written', () => {
    given({ ...requested, refreshDate: '2026-04-20' })
      .and({ issued })
      .on('2026-04-02')
      .then('task 502 deferred', 'project: cue=- sequence=2');
  });
});

describe('The notes of this cycle are the SAS’s source of truth', () => {
  const note = (id: string, day: string, text: string) => ({ id, loggedAt: at(day), text });

  it('quotes the newest three in task and email, escaped and trimmed', () => {
    const decided = given(requested)
      .and({
        projectNotes: [
          note('4', '2026-03-30', '  <b>New logo</b> & video\nin the drive  '),
          note('3', '2026-03-29', 'x'.repeat(2000)),
          note('2', '2026-03-28', 'Second'),
          note('1', '2026-03-27', 'Left out'),
        ],
      })
      .on('2026-04-01');
    const { body } = decided.the('create task');
    const { html, text } = decided.the('send email');
    for (const quoting of [body, html]) {
      expect(quoting).toContain(
        '<p><em>Note of 30 March 2026:</em></p><blockquote>&lt;b&gt;New logo&lt;/b&gt; &amp; video<br>in the drive</blockquote>',
      );
      expect(quoting).toContain(`<blockquote>${'x'.repeat(1499)}…</blockquote>`);
      expect(quoting).toContain('<blockquote>Second</blockquote>');
      expect(quoting).not.toContain('Left out');
    }
    expect(text).toContain('Note of 30 March 2026:\n> <b>New logo</b> & video\n> in the drive');
  });

  it('passes over notes from before this cycle and says that none was logged', () => {
    const decided = given({ ...requested, cycle: 2, cycleStartedAt: at('2026-02-01') })
      .and({ projectNotes: [note('1', '2026-01-31', 'About the last refresh')] })
      .on('2026-04-01');
    const missing = 'No note with assets or requirements was logged on the project in this cycle.';
    expect(decided.the('create task').body).toContain(missing);
    expect(decided.the('send email').text).toContain(missing);
    expect(decided.the('send email').text).not.toContain('last refresh');
  });
});
