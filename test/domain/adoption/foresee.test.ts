import { describe, expect, it } from 'vitest';
import { beforeGoingLive } from '../../../src/domain/adoption/adopt.ts';
import { adoptable, type Choice } from '../../../src/domain/adoption/choice.ts';
import { foresee, type Announcement, type Foresight } from '../../../src/domain/adoption/foresee.ts';
import type { Handoff } from '../../../src/domain/decision.ts';
import type { CreativeProject, DeliverableTicket, Snapshot } from '../../../src/domain/model.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { someRules, type SomeRules } from '../../support/given/rules.ts';
import { firstLook } from '../standing/standing-of.ts';

const now = at('2026-03-20');
const all = (choice: Choice) => Object.fromEntries(adoptable.map((handoff) => [handoff, choice]));

interface Circumstances {
  readonly choices?: Readonly<Partial<Record<Handoff, Choice>>>;
  readonly rules?: SomeRules;
  readonly more?: Partial<Snapshot>;
}

function foreseen(
  project: CreativeProject,
  tickets: readonly DeliverableTicket[] = [],
  { choices = all('fire'), rules = {}, more = {} }: Circumstances = {},
): Foresight {
  return foresee(firstLook(project, { tickets, more }), someRules(rules), now, {
    choices,
    before: now,
    because: beforeGoingLive,
    hasImplementTask: false,
  });
}

const task = (handoff: Handoff, key: string, since: string | null): Announcement => ({
  handoff,
  kind: 'create task',
  key: `${key}.task`,
  since,
});
const email = (handoff: Handoff, key: string, since: string | null, end = 'email'): Announcement => ({
  handoff,
  kind: 'send email',
  key: `${key}.${end}`,
  since,
});

const kickoff = [
  task('1 kickoff', 'project-7.cycle-1.kickoff.0', '2025-12-26'),
  email('1 kickoff', 'project-7.cycle-1.kickoff.0', '2025-12-26'),
];
const overdue = aProject({ refreshDate: '2026-01-10' });
const inWork = aProject({
  status: 'deliverable_submitted',
  refreshDate: '2026-03-01',
  adLabLink: 'https://a.example',
});

describe('What would happen if the app began to act now', () => {
  it('is nothing where nothing is due', () => {
    const nothing = { adopted: [], fired: [], silently: [] };
    expect(foreseen(aProject({ refreshDate: '2026-06-01' }))).toEqual(nothing);
    expect(foreseen(aProject({ refreshDate: '2026-06-01' }), [], { choices: all('adopt') })).toEqual(nothing);
  });

  it('is told with the day since when it is due', () => {
    expect(foreseen(overdue)).toEqual({ adopted: [], fired: kickoff, silently: [] });
  });

  it('is adopted instead where that is chosen, and then does not fire', () => {
    expect(foreseen(overdue, [], { choices: all('adopt') })).toEqual({
      adopted: kickoff,
      fired: [],
      silently: ['1 kickoff'],
    });
  });

  it('tells of a cue the refresh date', () => {
    const requested = aProject({ status: 'refresh_request_submitted', refreshDate: '2026-03-15' });
    expect(foreseen(requested).fired).toEqual([
      task('3 submission cue', 'project-7.cycle-1.submission.0', '2026-03-15'),
      email('3 submission cue', 'project-7.cycle-1.submission.0', '2026-03-15'),
    ]);
  });

  it('tells of tickets the day each was created, in the account’s zone', () => {
    const tickets = [
      aTicket({ createdAt: at('2026-03-10 23:30') }),
      aTicket({ id: '12', copy: 'not_required', createdAt: at('2026-03-11 00:30') }),
    ];
    expect(foreseen(inWork, tickets).fired).toEqual([
      task('4 tickets', 'ticket-11.round-0.queue.copy', '2026-03-10'),
      task('4 tickets', 'ticket-11.round-0.queue.graphics', '2026-03-10'),
      task('4 tickets', 'ticket-12.round-0.queue.graphics', '2026-03-11'),
    ]);
  });

  it('tells of a review the day the last of its tickets came in', () => {
    const { fired } = foreseen(inWork, [
      aPendingTicket(),
      aPendingTicket({ id: '12', enteredPendingApprovalAt: at('2026-03-13') }),
      aSharedTicket({ id: '13', folderName: 'Shared', enteredPendingApprovalAt: at('2026-03-18') }),
    ]);
    expect(fired.map(({ handoff, kind, since }) => [handoff, kind, since])).toEqual([
      ['5 review', 'create task', '2026-03-13'],
      ['5 review', 'send email', '2026-03-13'],
      ['5 review', 'send email', '2026-03-13'],
    ]);
  });

  it('tells no day of a review that only looking ahead completes', () => {
    const finished = aQueuedTicket({ copy: 'approved', graphics: 'approved' });
    expect(foreseen(inWork, [finished]).fired.map(({ handoff, since }) => [handoff, since])).toEqual([
      ['5 review', null],
      ['5 review', null],
      ['5 review', null],
    ]);
  });

  it('tells no day of a review that is complete since the very moment of going live', () => {
    const { fired } = foreseen(inWork, [aPendingTicket({ enteredPendingApprovalAt: now })]);
    expect(fired.map(({ since }) => since)).toEqual([null, null, null]);
  });

  it('tells no day of a revision, though an ad set beside it tells one', () => {
    const { fired } = foreseen(inWork, [
      aPendingTicket(),
      aSharedTicket({ id: '12', folderName: 'Summer', revisionRequested: ['copy'] }),
    ]);
    expect(fired.map(({ handoff, since }) => [handoff, since])).toEqual([
      ['5 review', '2026-03-11'],
      ['6 revisions', null],
      ['5 review', '2026-03-11'],
      ['5 review', '2026-03-11'],
      ['6 revisions', null],
    ]);
  });

  it('tells no day of what nothing tells it of', () => {
    const approved = aProject({ status: 'creatives_completed_and_approved', refreshDate: '2026-03-01' });
    expect(foreseen(approved).fired).toEqual([
      task('7 approval', 'project-7.cycle-1.approval.0', null),
      email('7 approval', 'project-7.cycle-1.approval.0', null),
    ]);
  });

  it('tells of a close its confirmation', () => {
    const implemented = aProject({ status: 'creatives_implemented', refreshDate: null });
    expect(foreseen(implemented).fired).toEqual([email('9 confirmation', 'project-7.cycle-1.close', null)]);
  });

  it('says what is adopted without anybody missing a word', () => {
    const declined = aProject({ status: 'no_refresh_requested', refreshDate: '2026-03-01' });
    expect(foreseen(declined, [], { choices: { '2a declined': 'adopt' } })).toEqual({
      adopted: [],
      fired: [],
      silently: ['2a declined'],
    });
  });

  it('takes an Implement task that was not read for one that is not there', () => {
    const cued = aProject({
      status: 'creatives_completed_and_approved',
      refreshDate: '2026-03-01',
      implementationCuedAt: at('2026-03-10'),
      implementationTaskId: '500',
    });
    expect(foreseen(cued, [], { choices: all('adopt') }).fired).toEqual([]);
    const completed = { implementationTask: { id: '500', completed: true } };
    expect(foreseen(cued, [], { more: completed }).fired).toEqual([
      email('9 confirmation', 'project-7.cycle-1.close', null),
    ]);
  });

  it('names once what two decisions would issue under one key', () => {
    const revised = aSharedTicket({ revisionRequested: ['copy', 'graphics'] });
    const keys = foreseen(inWork, [revised]).fired.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toHaveLength(4);
  });
});

describe('What is left to fire', () => {
  it('is everything that is not named', () => {
    expect(foreseen(overdue, [], { choices: {} })).toEqual({ adopted: [], fired: kickoff, silently: [] });
  });

  it('is what became due today, where only what is older is adopted', () => {
    const today = aProject({ refreshDate: '2026-04-04' });
    expect(foreseen(today, [], { choices: all('older') }).fired.map(({ since }) => since)).toEqual([
      '2026-03-20',
      '2026-03-20',
    ]);
    const yesterday = aProject({ refreshDate: '2026-04-03' });
    expect(foreseen(yesterday, [], { choices: all('older') }).fired).toEqual([]);
  });

  it('is not told of tickets that were in Pending Approval before: they have been worked', () => {
    const choices = { ...all('fire'), '4 tickets': 'adopt', '5 review': 'adopt' } as const;
    expect(foreseen(inWork, [aPendingTicket({ queuedAt: null, cycle: null })], { choices })).toMatchObject({
      fired: [],
      silently: expect.arrayContaining(['4 tickets']) as unknown,
    });
  });
});
