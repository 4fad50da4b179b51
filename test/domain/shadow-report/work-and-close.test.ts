import { describe, expect, it } from 'vitest';
import { at } from '../../support/given/moments.ts';
import { cora, dana, sam } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

describe('The cue to the SAS', () => {
  const requested = () => new WatchedProject().status('2026-03-20 09:00', 'refresh_request_submitted');
  const cued = () =>
    requested().noted('2026-04-01 06:00', '3 submission cue', { status: 'refresh_request_submitted' });

  it('agrees where somebody made the task, or a ticket was there already', () => {
    expect(cued().task('2026-04-01 09:00', 'Submit tickets Acme', sam.id).told('2026-04-20')).toEqual([
      '3 submission cue: agreed. 3 hours later the task "Submit tickets Acme" was created.',
    ]);
    expect(cued().ticket('2026-03-30 06:00', 'Reel').told('2026-04-20')).toEqual([
      '3 submission cue: agreed. 2 days earlier ticket "Reel" was created.',
    ]);
  });

  it('does not take a ticket of the cycle before for an early one', () => {
    const project = new WatchedProject()
      .ticket('2026-03-27 09:00', 'Old reel')
      .status('2026-03-28 09:00', 'creatives_implemented')
      .status('2026-03-28 10:00', 'refresh_request_submitted')
      .noted('2026-04-01 06:00', '3 submission cue', { status: 'refresh_request_submitted' });
    expect(project.told('2026-04-20')).toEqual(['3 submission cue: app only. Nobody within 7 days.']);
  });

  it('does not take the task to implement for the task to submit', () => {
    const project = cued().task('2026-04-01 09:00', 'Implement creatives', sam.id);
    expect(project.told('2026-04-20')[0]).toBe('3 submission cue: app only. Nobody within 7 days.');
  });

  it('differs where the date was put off by a day', () => {
    expect(cued().date('2026-04-01 09:00', '2026-04-02').told('2026-04-20')).toEqual([
      '3 submission cue: different. 3 hours later a person moved the refresh date to 2 April 2026.',
    ]);
  });

  it('differs where the request was taken back', () => {
    expect(cued().status('2026-04-02 06:00', 'blank').told('2026-04-20')).toEqual([
      '3 submission cue: different. 24 hours later a person blanked the status.',
    ]);
  });
});

describe('Tickets', () => {
  const queued = () =>
    new WatchedProject().ticket('2026-04-02 09:00', 'Reel').notedTicket('2026-04-02 09:00', 'Reel');

  it('agree where a task was made on the ticket', () => {
    const project = queued().task('2026-04-03 09:00', 'Copy for Reel', null, 'Reel');
    expect(project.told('2026-04-20')).toEqual([
      '4 tickets: agreed. 24 hours later the task "Copy for Reel" was created.',
    ]);
  });

  it('agree where its maker got any task on it, but not on another ticket', () => {
    const elsewhere = queued()
      .ticket('2026-04-02 09:00', 'Static')
      .task('2026-04-02 10:00', 'To do', cora.id, 'Static');
    expect(elsewhere.told('2026-04-20')).toEqual(['4 tickets: app only. Nobody within 7 days.']);
    expect(queued().task('2026-04-02 10:00', 'To do', cora.id, 'Reel').told('2026-04-20')).toEqual([
      '4 tickets: agreed. 1 hour later the task "To do" was created.',
    ]);
  });

  it('agree where the creative team began without any task', () => {
    expect(queued().stage('2026-04-07 09:00', 'Reel', 'in_progress').told('2026-04-20')).toEqual([
      '4 tickets: agreed. 5 days later a person moved ticket "Reel" to In Progress.',
    ]);
  });

  it('differ where the ticket was closed', () => {
    expect(queued().stage('2026-04-03 09:00', 'Reel', 'closed').told('2026-04-20')).toEqual([
      '4 tickets: different. 24 hours later a person moved ticket "Reel" to a closed stage.',
    ]);
  });

  it('count once each, although each approved part makes the app say it in other words', () => {
    const project = queued()
      .notedTicket('2026-04-03 09:00', 'Reel', ['Graphics'])
      .notedTicket('2026-04-04 09:00', 'Reel', [])
      .ticket('2026-04-04 09:00', 'Static')
      .notedTicket('2026-04-04 09:00', 'Static');
    expect(project.told('2026-04-20')).toEqual([
      '4 tickets: app only. Nobody within 7 days.',
      '4 tickets: app only. Nobody within 7 days.',
    ]);
  });

  it('that wait for nobody knows how long are no news', () => {
    const project = new WatchedProject()
      .ticket('2026-02-01 09:00', 'Reel')
      .notedTicket('2026-03-03 09:00', 'Reel');
    expect(project.told('2026-04-20')).toEqual([
      '4 tickets: long due. Nobody; it had been due for 30 days when the app first saw it.',
    ]);
  });

  it('agree where somebody moved a finished one on by hand', () => {
    const project = new WatchedProject()
      .ticket('2026-04-02 09:00', 'Reel')
      .noted('2026-04-08 09:00', '4 tickets', { ticketIds: ['Reel'], stage: 'pending_approval' })
      .stage('2026-04-08 13:00', 'Reel', 'pending_approval');
    expect(project.told('2026-04-20')).toEqual([
      '4 tickets: agreed. 4 hours later a person moved ticket "Reel" to Pending Approval.',
    ]);
  });
});

describe('The review', () => {
  const complete = () =>
    new WatchedProject()
      .status('2026-04-02 09:00', 'deliverable_submitted')
      .ticket('2026-04-02 09:00', 'Reel')
      .stage('2026-04-07 09:00', 'Reel', 'in_progress')
      .stage('2026-04-08 09:00', 'Reel', 'pending_approval')
      .noted('2026-04-08 09:00', '5 review', {
        status: 'deliverable_submitted',
        ticketIds: ['Reel'],
        completeSince: at('2026-04-08 09:00'),
      });

  it('agrees where somebody moved the status, or made the task to share', () => {
    expect(complete().status('2026-04-09 09:00', 'creatives_pending_approval').told('2026-04-20')).toEqual([
      '5 review: agreed. 24 hours later a person moved the status to Creatives Pending Approval.',
    ]);
    expect(complete().task('2026-04-08 11:00', 'Share deliverables!', dana.id).told('2026-04-20')).toEqual([
      '5 review: agreed. 2 hours later the task "Share deliverables!" was created.',
    ]);
  });

  it('is forgotten where the ad set lay there for five days, and told as late where somebody woke up then', () => {
    expect(complete().told('2026-04-20')).toEqual(['5 review: app only. Nobody within 5 days.']);
    expect(complete().status('2026-04-16 09:00', 'creatives_pending_approval').told('2026-04-20')).toEqual([
      '5 review: app only. Nobody within 5 days; 8 days later a person moved the status to Creatives Pending Approval.',
    ]);
  });

  it('differs where somebody pulled a ticket back, but not because it was in work before', () => {
    expect(complete().stage('2026-04-08 12:00', 'Reel', 'in_progress').told('2026-04-20')).toEqual([
      '5 review: different. 3 hours later a person moved ticket "Reel" to In Progress.',
    ]);
  });

  it('says nothing of an ad set that was complete for months', () => {
    const project = new WatchedProject()
      .ticket('2026-01-02 09:00', 'Reel')
      .noted('2026-03-08 09:00', '5 review', { ticketIds: ['Reel'], completeSince: at('2026-01-08 09:00') });
    expect(project.told('2026-04-20')[0]).toMatch(
      /^5 review: long due\. Nobody; it had been due for 59 days/u,
    );
  });
});

describe('A revision', () => {
  const flagged = () =>
    new WatchedProject()
      .ticket('2026-04-02 09:00', 'Reel')
      .stage('2026-04-10 09:00', 'Reel', 'pending_approval')
      .notedRevision('2026-04-10 14:00', 'Reel');

  it('agrees where somebody put the ticket back in work', () => {
    expect(flagged().stage('2026-04-10 15:00', 'Reel', 'in_progress').told('2026-04-25')).toEqual([
      '6 revisions: agreed. 1 hour later a person moved ticket "Reel" to In Progress.',
    ]);
  });

  it('is not met by the ticket having come in before', () => {
    expect(flagged().told('2026-04-25')).toEqual(['6 revisions: app only. Nobody within 5 days.']);
  });

  it('differs where the client approved after all', () => {
    expect(
      flagged().status('2026-04-11 14:00', 'creatives_completed_and_approved').told('2026-04-25'),
    ).toEqual([
      '6 revisions: different. 24 hours later a person moved the status to Creatives Completed and Approved.',
    ]);
  });
});

describe('The approval', () => {
  const approved = () =>
    new WatchedProject()
      .status('2026-04-14 09:00', 'creatives_completed_and_approved')
      .noted('2026-04-14 09:00', '7 approval', { status: 'creatives_completed_and_approved' });

  it('agrees where a workflow made the task, or the SAS implemented without one', () => {
    const title = 'Implement New Creatives for Refresh';
    expect(approved().task('2026-04-14 09:01', title, sam.id).told('2026-04-25')).toEqual([
      `7 approval: agreed. The task "${title}" was created.`,
    ]);
    expect(approved().status('2026-04-16 09:00', 'creatives_implemented').told('2026-04-25')).toEqual([
      '7 approval: agreed. 2 days later a person moved the status to Creatives Implemented.',
    ]);
  });

  it('differs where the approval was taken back', () => {
    expect(approved().status('2026-04-14 12:00', 'creatives_pending_approval').told('2026-04-25')[0]).toBe(
      '7 approval: different. 3 hours later a person moved the status to Creatives Pending Approval.',
    );
  });
});

describe('The close', () => {
  const implemented = () =>
    new WatchedProject()
      .status('2026-04-16 09:00', 'creatives_implemented')
      .noted('2026-04-16 09:00', '8 close', {
        status: 'creatives_implemented',
        nextStatus: 'blank',
        nextDate: '2026-07-15',
      })
      .noted('2026-04-16 09:00', '9 confirmation', { status: 'creatives_implemented' });

  const unseen = '9 confirmation: unseen. Only an email goes out, and emails cannot be seen.';

  it('agrees where a workflow moved the date and blanked the status; the email cannot be seen', () => {
    const project = implemented()
      .status('2026-04-16 09:01', 'blank', 'a workflow')
      .date('2026-04-16 11:00', '2026-07-15', 'a workflow');
    expect(project.told('2026-05-20')).toEqual([
      '8 close: agreed. 2 hours later a workflow moved the refresh date to 15 July 2026.',
      unseen,
    ]);
  });

  it('is forgotten where only the status was blanked', () => {
    expect(implemented().status('2026-04-16 10:00', 'blank').told('2026-05-20')).toEqual([
      '8 close: app only. Nobody within 7 days.',
      unseen,
    ]);
  });

  it('differs where the next date was counted wrong', () => {
    expect(implemented().date('2026-04-16 10:00', '2026-06-15').told('2026-05-20')).toEqual([
      '8 close: different. 1 hour later a person moved the refresh date to 15 June 2026.',
      unseen,
    ]);
  });
});
