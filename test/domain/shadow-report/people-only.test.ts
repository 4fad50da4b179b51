import { describe, expect, it } from 'vitest';
import { at } from '../../support/given/moments.ts';
import { dana, sam } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

const now = '2026-05-20';

it('tells a kickoff the app would not have sent so early', () => {
  const project = new WatchedProject().task('2026-03-05 09:00', 'Reach out to client', dana.id);
  expect(project.told('2026-03-10')).toEqual([
    '1 kickoff: people only. The task "Reach out to client" was created. The refresh date, 1 April 2026, was 27 days away; the kickoff goes out 15 days before.',
  ]);
});

it('tells a kickoff that a "no" of the cycle before kept from the app', () => {
  const project = new WatchedProject()
    .status('2026-01-10', 'no_refresh_requested')
    .task('2026-03-20 09:00', 'Reach out to client', dana.id);
  expect(project.told(now)).toEqual([
    '1 kickoff: people only. The task "Reach out to client" was created. The status said No Refresh Requested then; in shadow mode the app cannot deal with a "no", so no new cycle begins for it until somebody blanks the status.',
  ]);
});

it('tells a kickoff in the middle of the work, and one without a date', () => {
  const busy = new WatchedProject()
    .status('2026-03-01', 'deliverable_submitted')
    .task('2026-03-20 09:00', 'Reach out to client', dana.id);
  expect(busy.told(now)[0]).toMatch(
    /The status said Deliverable Submitted then; the kickoff goes out while it is blank\.$/u,
  );
  const dateless = new WatchedProject()
    .date('2026-03-01', null)
    .task('2026-03-20 09:00', 'Reach out', dana.id);
  expect(dateless.told(now)[0]).toMatch(/There was no refresh date then\.$/u);
});

it('tells a cue to the SAS that came without a request, or before its day', () => {
  const early = new WatchedProject()
    .status('2026-03-20', 'refresh_request_submitted')
    .task('2026-03-25 09:00', 'Submit deliverable tickets', sam.id);
  expect(early.told(now)).toEqual([
    '3 submission cue: people only. The task "Submit deliverable tickets" was created. The refresh date, 1 April 2026, had not come yet.',
  ]);
  const unasked = new WatchedProject().task('2026-04-02 09:00', 'Submit deliverable tickets', sam.id);
  expect(unasked.told(now)).toEqual([
    '3 submission cue: people only. The task "Submit deliverable tickets" was created. The status said (blank) then; the SAS is cued once it says Refresh Request Submitted.',
  ]);
});

it('tells a review while tickets were still out, and how many', () => {
  const project = new WatchedProject()
    .ticket('2026-04-02', 'Reel')
    .ticket('2026-04-02', 'Static')
    .ticket('2026-04-02', 'Dropped')
    .stage('2026-04-03', 'Dropped', 'closed')
    .stage('2026-04-05', 'Reel', 'pending_approval')
    .status('2026-04-06', 'creatives_pending_approval')
    .task('2026-04-06 10:00', 'Share deliverables with client', dana.id);
  expect(project.told(now)).toEqual([
    '5 review: people only. A person moved the status to Creatives Pending Approval. 1 of its 2 open tickets was not in Pending Approval then.',
  ]);
});

it('tells a review of a project without any ticket', () => {
  const project = new WatchedProject().status('2026-04-06', 'creatives_pending_approval', 'an integration');
  expect(project.told(now)).toEqual([
    '5 review: people only. An integration moved the status to Creatives Pending Approval. The project had no open deliverable ticket then.',
  ]);
});

it('tells a task to implement what nobody had approved', () => {
  const project = new WatchedProject()
    .status('2026-04-06', 'deliverable_submitted')
    .task('2026-04-07', 'Implement the creatives', sam.id);
  expect(project.told(now)).toEqual([
    '7 approval: people only. The task "Implement the creatives" was created. The status said Deliverable Submitted then; the SAS is asked once it says Creatives Completed and Approved.',
  ]);
});

it('tells a cycle that was closed by its date alone, but no date that was put off', () => {
  const closed = new WatchedProject().date('2026-04-06', '2026-07-05');
  expect(closed.told(now)).toEqual([
    '8 close: people only. A person moved the refresh date to 5 July 2026. The status had said neither Creatives Implemented nor No Refresh Requested, and without that the app leaves the date alone.',
  ]);
  expect(new WatchedProject().date('2026-04-06', '2026-04-30').told(now)).toEqual([]);
});

it('leaves out what was done before the app was watching, and what is not asked for', () => {
  const before = new WatchedProject().task('2026-02-20', 'Reach out to client', dana.id);
  expect(before.told(now, '2026-01-01')).toEqual([]);
  const earlier = new WatchedProject().task('2026-03-05', 'Reach out to client', dana.id);
  expect(earlier.told(now, '2026-03-06')).toEqual([]);
});

it('counts reminders of what the app had noted already as nothing of their own', () => {
  const project = new WatchedProject()
    .noted('2026-03-17 09:00', '1 kickoff')
    .task('2026-03-17 10:00', 'Reach out to client', dana.id)
    .task('2026-05-18 10:00', 'Reach out to client again', dana.id);
  expect(project.told(now)).toEqual([
    '1 kickoff: agreed. 1 hour later the task "Reach out to client" was created.',
  ]);
});

describe('What the records do not tell', () => {
  const unknown = 'The records do not tell why the app would not have done it.';

  it.each([
    [
      'a kickoff within the lead',
      new WatchedProject().task('2026-03-20 09:00', 'Reach out to client', dana.id),
    ],
    [
      'a cue on the day itself',
      new WatchedProject()
        .status('2026-03-20', 'refresh_request_submitted')
        .task('2026-04-01 09:00', 'Submit deliverable tickets', sam.id),
    ],
    [
      'a review of tickets that were all in',
      new WatchedProject()
        .ticket('2026-04-02', 'Reel')
        .stage('2026-04-03', 'Reel', 'pending_approval')
        .ticket('2026-04-08', 'Later')
        .task('2026-04-06 09:00', 'Share deliverables with client', dana.id),
    ],
    [
      'a task to implement what was approved',
      new WatchedProject()
        .status('2026-04-06', 'creatives_completed_and_approved')
        .task('2026-04-07', 'Implement the creatives', sam.id),
    ],
    [
      'a date moved a week after the status said so',
      new WatchedProject()
        .status('2026-04-06 09:00', 'creatives_implemented')
        .date('2026-04-13 09:00', '2026-07-05'),
    ],
    [
      'a date moved after a "no"',
      new WatchedProject()
        .status('2026-04-06 09:00', 'no_refresh_requested')
        .date('2026-04-08 09:00', '2026-07-05'),
    ],
  ])('is why it was not the app: %s', (_case, project) => {
    expect(project.compared(now).map(({ verdict, app }) => [verdict, app])).toEqual([
      ['people only', unknown],
    ]);
  });

  it('but a date moved still later has nothing to do with that status', () => {
    const project = new WatchedProject()
      .status('2026-04-06 09:00', 'creatives_implemented')
      .date('2026-04-13 09:01', '2026-07-05');
    expect(project.compared(now)[0]?.app).toMatch(/^The status had said neither/u);
  });
});

it('tells a cue to a project without a date', () => {
  const project = new WatchedProject()
    .date('2026-03-01', null)
    .status('2026-03-20', 'refresh_request_submitted')
    .task('2026-03-25 09:00', 'Submit deliverable tickets', sam.id);
  expect(project.told(now)).toEqual([
    '3 submission cue: people only. The task "Submit deliverable tickets" was created. There was no refresh date then.',
  ]);
});

it('tells how many tickets were out, and takes one without any history for new', () => {
  const project = new WatchedProject()
    .ticket('2026-04-02', 'Reel')
    .ticket('2026-04-02', 'Static')
    .ticketWithoutHistory('2026-04-02', 'Story')
    .stage('2026-04-05', 'Reel', 'pending_approval')
    .stage('2026-04-05', 'Static', 'in_progress')
    .status('2026-04-06', 'creatives_pending_approval');
  expect(project.told(now)).toEqual([
    '5 review: people only. A person moved the status to Creatives Pending Approval. 2 of its 3 open tickets were not in Pending Approval then.',
  ]);
});

it('leaves to the app what came after it had acted itself, until it only watched again', () => {
  const project = () =>
    new WatchedProject().actedItself('2026-03-10 09:00').status('2026-04-06', 'creatives_pending_approval');
  expect(project().told(now)).toEqual([]);
  const watchedAgain = project().noted('2026-04-01 09:00', 'upkeep');
  expect(watchedAgain.compared(now).map(({ handoff, verdict }) => [handoff, verdict])).toEqual([
    ['upkeep', 'unseen'],
    ['5 review', 'people only'],
  ]);
  const acting = project().noted('2026-03-05 09:00', 'upkeep').noted('2026-04-07 09:00', 'upkeep');
  expect(acting.compared(now).map(({ verdict }) => verdict)).toEqual(['unseen', 'unseen']);
});

describe('To the moment', () => {
  const shared = (when: number) => new WatchedProject().taskAt(when, 'Share deliverables', dana.id);
  const since = at('2026-03-10');

  it('only what was done since the time that is asked for, and until now, is told', () => {
    const verdicts = (when: number) => shared(when).compared('2026-03-20', '2026-03-10').length;
    expect([
      verdicts(since - 1),
      verdicts(since),
      verdicts(at('2026-03-20')),
      verdicts(at('2026-03-20') + 1),
    ]).toEqual([0, 1, 1, 0]);
  });

  it('what was done while the app acted is the app’s, from that moment until it notes something again', () => {
    const acted = (when: number) => shared(when).actedItself('2026-03-10');
    expect([
      acted(since - 1).compared(now).length,
      acted(since).compared(now).length,
      acted(since + 1)
        .noted('2026-03-10', 'upkeep')
        .compared(now).length,
      acted(at('2026-03-11')).noted('2026-03-11', 'upkeep').compared(now).length,
      acted(at('2026-03-11') - 1)
        .noted('2026-03-11', 'upkeep')
        .compared(now).length,
      shared(since).actedItself('2026-03-12').compared(now).length,
    ]).toEqual([1, 0, 1, 2, 1, 1]);
  });

  it('what the app noted in the same moment is the same, what it noted later is not', () => {
    const noted = (when: string) =>
      new WatchedProject()
        .task('2026-03-17 09:00', 'Implement the creatives', null)
        .noted(when, '7 approval', { tasks: [], status: 'creatives_completed_and_approved' })
        .compared(now)
        .map(({ verdict }) => verdict);
    expect(noted('2026-03-17 09:00')).toEqual(['app only']);
    expect(noted('2026-03-17 09:01')).toEqual(['people only', 'app only']);
  });
});

describe('A date of the next cycle', () => {
  const moved = (from: string | null, to: string) =>
    new WatchedProject()
      .date('2026-03-05', from)
      .date('2026-03-20', to)
      .compared(now)
      .map(({ handoff }) => handoff);

  it('lies half a cadence ahead or more', () => {
    expect([moved('2026-04-02', '2026-05-17'), moved('2026-04-02', '2026-05-16')]).toEqual([['8 close'], []]);
  });

  it('is none where there was no date before', () => {
    expect(moved(null, '2026-07-01')).toEqual([]);
  });

  it('counts each time it goes out of the lead: every time a cycle begins', () => {
    const project = new WatchedProject().date('2026-03-05', '2026-07-01').date('2026-03-06', '2026-10-01');
    expect(project.compared(now).map(({ handoff }) => handoff)).toEqual(['8 close', '8 close']);
  });
});

it('A kickoff on the first day of the lead, and a cue on the day itself, cannot be explained', () => {
  const onDay = new WatchedProject().task('2026-03-17 08:00', 'Reach out to client', dana.id);
  expect(onDay.compared(now)[0]?.app).toMatch(/^The records do not tell/u);
  const dayBefore = new WatchedProject().task('2026-03-16 08:00', 'Reach out to client', dana.id);
  expect(dayBefore.compared(now)[0]?.app).toMatch(
    /was 16 days away; the kickoff goes out 15 days before\.$/u,
  );
});

it('A project without any date in its history has had none', () => {
  const [only] = new WatchedProject({ withoutDate: true })
    .task('2026-03-20', 'Reach out', dana.id)
    .compared(now);
  expect(only?.app).toBe('There was no refresh date then.');
});

it('A status of later, or another one, does not explain a date', () => {
  const dateWith = (when: string, status: 'creatives_implemented' | 'deliverable_submitted') =>
    new WatchedProject()
      .status(when, status)
      .date('2026-03-20 09:00', '2026-07-05')
      .compared(now)
      .filter(({ handoff }) => handoff === '8 close')
      .map(({ app }) => app.startsWith('The records'));
  expect([
    dateWith('2026-03-19 09:00', 'deliverable_submitted'),
    dateWith('2026-03-20 09:01', 'creatives_implemented'),
    dateWith('2026-03-20 08:59', 'creatives_implemented'),
  ]).toEqual([[false], [false], [true]]);
});

it('A ticket that came in the moment of the review was there', () => {
  const project = new WatchedProject()
    .ticket('2026-04-06 10:00', 'Reel')
    .task('2026-04-06 10:00', 'Share deliverables with client', dana.id);
  expect(project.compared(now)[0]?.app).toBe('Its one open ticket was not in Pending Approval then.');
});
