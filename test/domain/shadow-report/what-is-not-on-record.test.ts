import { describe, expect, it } from 'vitest';
import { cora, dana, sam } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

const longDue = (handoff: string, days: number) =>
  `${handoff}: long due. Nobody; it had been due for ${days} days when the app first saw it.`;

describe('Since when something was due', () => {
  it('is when it was noted, where the note says no date', () => {
    const project = new WatchedProject().noted('2026-04-20 09:00', '1 kickoff', { refreshDate: null });
    expect(project.told('2026-05-20')).toEqual(['1 kickoff: app only. Nobody within 15 days.']);
  });

  it('is when the status was set, where the record still says what the note says', () => {
    const project = new WatchedProject()
      .status('2026-03-02 09:00', 'creatives_completed_and_approved')
      .noted('2026-03-20 09:00', '7 approval', { status: 'creatives_completed_and_approved' });
    expect(project.told('2026-04-20')).toEqual([longDue('7 approval', 18)]);
  });

  it('is when it was noted, where the record says something else than the note', () => {
    const project = new WatchedProject()
      .status('2026-03-02 09:00', 'creatives_pending_approval')
      .noted('2026-03-20 09:00', '7 approval', { status: 'creatives_completed_and_approved' });
    expect(project.told('2026-04-20').at(-1)).toBe('7 approval: app only. Nobody within 5 days.');
  });

  it('is the beginning of the project, where nobody ever moved its status', () => {
    const project = new WatchedProject().noted('2026-03-02 09:00', '7 approval', { status: 'blank' });
    expect(project.told('2026-04-20')).toEqual([longDue('7 approval', 60)]);
  });

  it('is when it was noted, where the ticket is gone', () => {
    const project = new WatchedProject().notedTicket('2026-03-20 09:00', 'Reel');
    expect(project.told('2026-04-20')).toEqual(['4 tickets: app only. Nobody within 7 days.']);
  });

  it('is the creation of the newest of its tickets', () => {
    const project = new WatchedProject()
      .ticket('2026-02-01 09:00', 'Reel')
      .ticket('2026-03-01 09:00', 'Static')
      .ticket('2026-03-19 09:00', 'Another')
      .noted('2026-03-20 09:00', '4 tickets', { ticketIds: ['Reel', 'Static'] });
    expect(project.told('2026-04-20')).toEqual([longDue('4 tickets', 19)]);
  });

  it('is for a finished ticket when it was noted, however old the ticket', () => {
    const project = new WatchedProject()
      .ticket('2026-02-01 09:00', 'Reel')
      .noted('2026-03-20 09:00', '4 tickets', { ticketIds: ['Reel'], stage: 'pending_approval' });
    expect(project.told('2026-04-20')).toEqual(['4 tickets: app only. Nobody within 7 days.']);
  });

  it('is for a request of long ago without a date the request', () => {
    const project = new WatchedProject()
      .status('2026-02-01 09:00', 'refresh_request_submitted')
      .noted('2026-03-20 09:00', '3 submission cue', {
        status: 'refresh_request_submitted',
        refreshDate: '2026-01-10',
      });
    expect(project.told('2026-04-20')).toEqual([longDue('3 submission cue', 47)]);
  });

  it('is for an ad set of which nobody knows since when it is complete when it was noted', () => {
    const project = new WatchedProject().noted('2026-03-20 09:00', '5 review');
    expect(project.told('2026-04-20')).toEqual(['5 review: app only. Nobody within 5 days.']);
  });
});

describe('Notes that were made again and again', () => {
  const noteQa = (project: WatchedProject, when: string, part: string) =>
    project.noted(when, '4 tickets', {
      ticketIds: ['Reel'],
      tasks: [{ subject: `QA ${part}: Reel`, ownerId: cora.id, ticketId: 'Reel' }],
    });
  const nobody = '4 tickets: app only. Nobody within 7 days.';

  it('of a task about a ticket count once for each task', () => {
    const once = () => noteQa(new WatchedProject().ticket('2026-03-01', 'Reel'), '2026-03-02', 'Copy');
    expect(noteQa(once(), '2026-03-04', 'Copy').told('2026-04-20')).toEqual([nobody]);
    expect(noteQa(once(), '2026-03-04', 'Graphics').told('2026-04-20')).toEqual([nobody, nobody]);
  });

  it('by an older version count each, because nothing tells them apart', () => {
    const project = new WatchedProject()
      .notedByAnOlderVersion('2026-03-02', '4 tickets')
      .notedByAnOlderVersion('2026-03-03', '4 tickets');
    expect(project.told('2026-04-20')).toHaveLength(2);
  });

  it('of an approval count once for each time it was given, and of a confirmation likewise', () => {
    const project = new WatchedProject()
      .status('2026-03-02 09:00', 'creatives_completed_and_approved')
      .noted('2026-03-02 10:00', '7 approval', { status: 'creatives_completed_and_approved' })
      .noted('2026-03-02 11:00', '7 approval', { status: 'creatives_completed_and_approved' })
      .status('2026-03-03 09:00', 'creatives_implemented')
      .noted('2026-03-03 10:00', '9 confirmation')
      .noted('2026-03-03 11:00', '9 confirmation')
      .status('2026-03-10 09:00', 'creatives_completed_and_approved')
      .noted('2026-03-10 10:00', '7 approval', { status: 'creatives_completed_and_approved' });
    expect(project.compared('2026-04-20').map(({ handoff, verdict }) => [handoff, verdict])).toEqual([
      ['7 approval', 'agreed'],
      ['9 confirmation', 'unseen'],
      ['7 approval', 'app only'],
    ]);
  });

  it('of a review, a revision or the upkeep are each about something of their own', () => {
    const project = new WatchedProject()
      .ticket('2026-03-01', 'Reel')
      .noted('2026-03-02', '5 review', { ticketIds: ['Reel'] })
      .noted('2026-03-03', '5 review', { ticketIds: ['Reel'] })
      .notedRevision('2026-03-04', 'Reel')
      .notedRevision('2026-03-05', 'Reel')
      .noted('2026-03-06', 'upkeep')
      .noted('2026-03-07', 'upkeep');
    expect(project.compared('2026-04-20').map(({ handoff }) => handoff)).toEqual([
      '5 review',
      '5 review',
      '6 revisions',
      '6 revisions',
      'upkeep',
      'upkeep',
    ]);
  });
});

describe('A task that somebody made', () => {
  it('agrees although it was put on a ticket instead of the project', () => {
    const project = new WatchedProject()
      .ticket('2026-03-01', 'Reel')
      .noted('2026-03-02 09:00', '5 review', { ticketIds: ['Reel'] })
      .task('2026-03-02 10:00', 'Share deliverables', dana.id, 'Reel');
    expect(project.told('2026-04-20')).toEqual([
      '5 review: agreed. 1 hour later the task "Share deliverables" was created.',
    ]);
  });

  it('on a ticket agrees by its name only where it is on that ticket', () => {
    const project = new WatchedProject()
      .ticket('2026-03-01', 'Reel')
      .notedTicket('2026-03-02 09:00', 'Reel')
      .task('2026-03-02 10:00', 'Write copy reel', null);
    expect(project.told('2026-04-20')).toEqual(['4 tickets: app only. Nobody within 7 days.']);
  });

  it('of another name agrees two days before and after, no longer, and only for the same person', () => {
    const noted = () => new WatchedProject().noted('2026-03-17 00:00', '1 kickoff');
    const agrees = (when: string, ownerId: string | null) =>
      noted().task(when, 'Call', ownerId).compared('2026-04-20')[0]?.verdict === 'agreed';
    expect([
      agrees('2026-03-15 00:00', dana.id),
      agrees('2026-03-14 23:59', dana.id),
      agrees('2026-03-19 00:00', dana.id),
      agrees('2026-03-19 00:01', dana.id),
      agrees('2026-03-17 00:00', sam.id),
      agrees('2026-03-17 00:00', null),
    ]).toEqual([true, false, true, false, false, false]);
  });
});
