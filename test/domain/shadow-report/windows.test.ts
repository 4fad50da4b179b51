import { describe, expect, it } from 'vitest';
import type { Handoff } from '../../../src/domain/decision.ts';
import { longestReach, windows } from '../../../src/domain/shadow-report/windows.ts';
import { at } from '../../support/given/moments.ts';
import { dana } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

const hour = 60 * 60_000;

it('So many hours before it came due and after it was seen, a deed counts as the same handoff', () => {
  const inHours = Object.entries(windows).map(([handoff, { before, after }]) => [
    handoff,
    before / hour,
    after / hour,
  ]);
  expect(inHours).toEqual([
    ['1 kickoff', 360, 360],
    ['2a declined', 24, 168],
    ['2b requested', 24, 168],
    ['3 submission cue', 168, 168],
    ['4 tickets', 24, 168],
    ['5 review', 48, 120],
    ['6 revisions', 1, 120],
    ['7 approval', 48, 120],
    ['8 close', 24, 168],
  ]);
  expect(longestReach / hour).toBe(4 * 360);
});

describe('To the moment', () => {
  /** A review noted at midnight (and complete since then), and what was made of a deed at that time. */
  function verdictOn(when: number, now = '2026-05-20') {
    const project = new WatchedProject()
      .noted('2026-04-08 00:00', '5 review', { completeSince: at('2026-04-08 00:00') })
      .taskAt(when, 'Share deliverables', null);
    const [first] = project.compared(now).filter(({ verdict }) => verdict !== 'people only');
    return first && `${first.verdict}: ${first.people.replace(/the task.*$/u, '…')}`;
  }
  const noted = at('2026-04-08 00:00');

  it('what was done two days before counts no more, what was done right after that does', () => {
    expect([verdictOn(noted - 48 * hour), verdictOn(noted - 48 * hour + 1)]).toEqual([
      'app only: Nobody within 5 days.',
      'agreed: 2 days earlier …',
    ]);
  });

  it('what is done in the last moment of five days counts, right after that it is late', () => {
    expect([verdictOn(noted + 120 * hour), verdictOn(noted + 120 * hour + 1)]).toEqual([
      'agreed: 5 days later …',
      'app only: Nobody within 5 days; 5 days later …',
    ]);
  });

  it('four times as late it is told with it, and after that not any more', () => {
    expect([verdictOn(noted + 480 * hour), verdictOn(noted + 480 * hour + 1)]).toEqual([
      'app only: Nobody within 5 days; 20 days later …',
      'app only: Nobody within 5 days.',
    ]);
  });

  it('nobody has forgotten anything before the five days are over', () => {
    const nobody = (now: string) =>
      new WatchedProject().noted('2026-04-08 00:00', '5 review').compared(now)[0]?.verdict;
    expect([nobody('2026-04-12 23:59'), nobody('2026-04-13 00:00')]).toEqual(['too early', 'app only']);
  });

  it('what had been due for five days when it was first seen is no news after that', () => {
    const dueSince = (completeSince: number) =>
      new WatchedProject().noted('2026-04-08 00:00', '5 review', { completeSince }).compared('2026-05-20')[0]
        ?.verdict;
    expect([dueSince(noted - 120 * hour), dueSince(noted - 120 * hour - 1)]).toEqual([
      'app only',
      'long due',
    ]);
  });

  it('what was done otherwise before the note had its say, what was done with it has not', () => {
    const pulledBack = (when: string) =>
      new WatchedProject()
        .ticket('2026-04-01', 'Reel')
        .stage(when, 'Reel', 'in_progress')
        .noted('2026-04-08 00:00', '5 review', { ticketIds: ['Reel'] })
        .compared('2026-05-20')[0]?.verdict;
    expect([pulledBack('2026-04-07 23:59'), pulledBack('2026-04-08 00:00')]).toEqual([
      'app only',
      'different',
    ]);
  });

  it('what is done otherwise after the five days is only told as late', () => {
    const pulledBack = (when: string) =>
      new WatchedProject()
        .ticket('2026-04-01', 'Reel')
        .noted('2026-04-08 00:00', '5 review', { ticketIds: ['Reel'] })
        .stage(when, 'Reel', 'in_progress')
        .told('2026-05-20');
    expect(pulledBack('2026-04-13 00:00')).toEqual([
      '5 review: different. 5 days later a person moved ticket "Reel" to In Progress.',
    ]);
    expect(pulledBack('2026-04-13 00:01')).toEqual([
      '5 review: app only. Nobody within 5 days; 5 days later a person moved ticket "Reel" to In Progress.',
    ]);
  });

  it('late agreement is told rather than what was done otherwise before it', () => {
    const project = new WatchedProject()
      .ticket('2026-04-01', 'Reel')
      .noted('2026-04-08 00:00', '5 review', { ticketIds: ['Reel'] })
      .stage('2026-04-14', 'Reel', 'in_progress')
      .task('2026-04-16 00:00', 'Share deliverables', dana.id);
    expect(project.told('2026-05-20')[0]).toMatch(
      /; 8 days later the task "Share deliverables" was created\.$/u,
    );
  });
});

describe('The time between note and deed', () => {
  const told = (minutes: number) =>
    new WatchedProject()
      .noted('2026-04-08 12:00', '5 review')
      .taskAt(at('2026-04-08 12:00') + minutes * 60_000, 'Share deliverables', null)
      .compared('2026-05-20')
      .map(({ people, hoursLater }) => [people.replace(/the task.*$/iu, '…'), hoursLater]);

  it('is told from half an hour on', () => {
    expect([told(29), told(30), told(-29), told(-30), told(0)]).toEqual([
      [['…', 0.5]],
      [['1 hour later …', 0.5]],
      [['…', -0.5]],
      [['1 hour earlier …', -0.5]],
      [['…', 0]],
    ]);
  });
});

describe('The beginning of the cycle bounds what counts for a kickoff', () => {
  const kickedOff = (project: WatchedProject) =>
    project.noted('2026-03-17 09:00', '1 kickoff').compared('2026-05-20', '2026-03-17')[0]?.verdict;
  const reachedOut = () => new WatchedProject().task('2026-03-10 09:00', 'Reach out', dana.id);

  it.each([
    [
      'an implementation',
      reachedOut().status('2026-03-11', 'creatives_implemented').status('2026-03-12', 'blank'),
    ],
    ['a "no"', reachedOut().status('2026-03-11', 'no_refresh_requested').status('2026-03-12', 'blank')],
    [
      'a date that went out of the lead',
      reachedOut().date('2026-03-11', '2026-04-02').date('2026-03-12', '2026-04-01'),
    ],
  ])('by %s', (_case, project) => {
    expect(kickedOff(project)).toBe('app only');
  });

  it.each([
    [
      'other moves of the status',
      reachedOut().status('2026-03-11', 'deliverable_submitted').status('2026-03-12', 'blank'),
    ],
    ['a date that stayed within the lead', reachedOut().date('2026-03-16', '2026-03-31')],
    [
      'a date that was taken off for a while',
      reachedOut().date('2026-03-11', null).date('2026-03-17', '2026-04-01'),
    ],
  ])('but not by %s', (_case, project) => {
    expect(kickedOff(project)).toBe('agreed');
  });
});

it.each<Handoff>(['9 confirmation', 'upkeep'])('Of %s nothing can be seen, whenever it was', (handoff) => {
  expect(new WatchedProject().noted('2026-03-17', handoff).compared('2026-05-20')[0]?.verdict).toBe('unseen');
});
