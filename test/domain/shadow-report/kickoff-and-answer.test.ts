import { describe, expect, it } from 'vitest';
import { dana, sam } from '../../support/given/people.ts';
import { WatchedProject } from './watched-project.ts';

const kickedOff = () => new WatchedProject().noted('2026-03-17 09:00', '1 kickoff');

describe('The kickoff', () => {
  it('agrees where somebody made the task to reach out, in whatever words', () => {
    const project = kickedOff().task('2026-03-17 14:00', 'Reach out: ACME refresh?', null);
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: agreed. 5 hours later the task "Reach out: ACME refresh?" was created.',
    ]);
  });

  it('agrees where the client had been asked a week before', () => {
    const project = kickedOff().task('2026-03-10 09:00', 'Reach out to Acme', dana.id);
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: agreed. 7 days earlier the task "Reach out to Acme" was created.',
    ]);
  });

  it('agrees where the answer of the client was logged, although no task was ever made', () => {
    const project = kickedOff().status('2026-03-24 09:00', 'refresh_request_submitted');
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: agreed. 7 days later a person moved the status to Refresh Request Submitted.',
    ]);
  });

  it('agrees where a workflow gave the account manager a task of another name at about the same time', () => {
    const project = kickedOff().task('2026-03-17 09:10', 'Call Acme', dana.id);
    expect(project.told('2026-04-10')).toEqual(['1 kickoff: agreed. The task "Call Acme" was created.']);
  });

  it('is not met by another task of the account manager days later, nor by one of somebody else', () => {
    const project = kickedOff()
      .task('2026-03-17 10:00', 'Call Acme', sam.id)
      .task('2026-03-20 10:00', 'Send the invoice', dana.id);
    expect(project.told('2026-04-10')).toEqual(['1 kickoff: app only. Nobody within 15 days.']);
  });

  it('is forgotten where nobody did anything until the refresh date', () => {
    expect(kickedOff().told('2026-04-01 09:01')).toEqual(['1 kickoff: app only. Nobody within 15 days.']);
  });

  it('is not called forgotten while people still have time', () => {
    expect(kickedOff().told('2026-03-20')).toEqual([
      '1 kickoff: too early. Nobody yet; it counts as forgotten after 1 April 2026.',
    ]);
  });

  it('was forgotten where somebody thought of it only afterwards', () => {
    const project = kickedOff().status('2026-04-07 09:00', 'refresh_request_submitted');
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: app only. Nobody within 15 days; 21 days later a person moved the status to Refresh Request Submitted.',
    ]);
  });

  it('differs where somebody put the date off instead', () => {
    const project = kickedOff().date('2026-03-18 09:00', '2026-04-20');
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: different. 24 hours later a person moved the refresh date to 20 April 2026.',
    ]);
  });

  it('cannot be told where an import emptied the date', () => {
    const project = kickedOff().date('2026-03-18 09:00', null, 'an import');
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: cannot tell. 24 hours later an import took the refresh date off. It was imported, so it tells nothing of what people do.',
    ]);
  });

  it('agrees where the date was put off but the client was asked all the same', () => {
    const project = kickedOff()
      .date('2026-03-18 09:00', '2026-04-20')
      .task('2026-03-19 09:00', 'Reach out', null);
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: agreed. 2 days later the task "Reach out" was created.',
    ]);
  });

  it('says nothing of a project that was overdue for long when the app first saw it', () => {
    const project = new WatchedProject()
      .date('2026-01-02', '2026-02-01')
      .noted('2026-03-17 09:00', '1 kickoff', { refreshDate: '2026-02-01' });
    expect(project.told('2026-04-10')).toEqual([
      '1 kickoff: long due. Nobody; it had been due for 59 days when the app first saw it.',
    ]);
  });

  it('does not take what ended the cycle before for the answer to this one', () => {
    const project = new WatchedProject()
      .status('2026-03-10 09:00', 'no_refresh_requested')
      .date('2026-03-16 09:00', '2026-04-01')
      .status('2026-03-16 09:05', 'blank')
      .noted('2026-03-17 09:00', '1 kickoff');
    expect(project.told('2026-04-10')).toEqual(['1 kickoff: app only. Nobody within 15 days.']);
  });

  it('counts once in a cycle, however often somebody touched the date, and again in the next cycle', () => {
    const project = kickedOff()
      .noted('2026-03-19 09:00', '1 kickoff', { refreshDate: '2026-04-02' })
      .task('2026-03-20 09:00', 'Reach out', null)
      .status('2026-03-25 09:00', 'no_refresh_requested')
      .noted('2026-03-25 09:00', '2a declined', { status: 'no_refresh_requested', nextDate: '2026-06-23' })
      .date('2026-03-25 09:00', '2026-06-20')
      .status('2026-06-01 09:00', 'blank')
      .noted('2026-06-05 09:00', '1 kickoff', { refreshDate: '2026-06-20' });
    expect(project.told('2026-07-10')).toEqual([
      '1 kickoff: agreed. 3 days later the task "Reach out" was created.',
      '2a declined: agreed. A person moved the refresh date to 20 June 2026.',
      '1 kickoff: app only. Nobody within 15 days.',
    ]);
  });
});

describe('A declined refresh', () => {
  const declined = () =>
    new WatchedProject()
      .status('2026-03-20 10:00', 'no_refresh_requested')
      .noted('2026-03-20 10:00', '2a declined', {
        status: 'no_refresh_requested',
        nextDate: '2026-06-18',
      });

  it('agrees where somebody moved the date to about where the app would have', () => {
    const project = declined().date('2026-03-23 10:00', '2026-06-22');
    expect(project.told('2026-04-10')).toEqual([
      '2a declined: agreed. 3 days later a person moved the refresh date to 22 June 2026.',
    ]);
  });

  it('agrees where the date was moved just before the status', () => {
    const project = declined().date('2026-03-20 09:58', '2026-06-18');
    expect(project.told('2026-04-10')).toEqual([
      '2a declined: agreed. A person moved the refresh date to 18 June 2026.',
    ]);
  });

  it('differs where somebody moved the date to quite another day', () => {
    const project = declined().date('2026-03-20 12:00', '2026-05-01');
    expect(project.told('2026-04-10')).toEqual([
      '2a declined: different. 2 hours later a person moved the refresh date to 1 May 2026.',
    ]);
  });

  it('differs where the client changed their mind', () => {
    const project = declined().status('2026-03-21 10:00', 'refresh_request_submitted');
    expect(project.told('2026-04-10')).toEqual([
      '2a declined: different. 24 hours later a person moved the status to Refresh Request Submitted.',
    ]);
  });

  it('is forgotten where nobody moved the date', () => {
    expect(declined().told('2026-04-10')).toEqual(['2a declined: app only. Nobody within 7 days.']);
  });

  it('counts once for each time the status was set, although the date changed meanwhile', () => {
    const project = declined()
      .noted('2026-03-23 11:00', '2a declined', { status: 'no_refresh_requested', nextDate: '2026-06-21' })
      .date('2026-03-23 10:00', '2026-06-22');
    expect(project.told('2026-04-10')).toHaveLength(1);
  });
});

describe('A request without a date', () => {
  it('agrees where somebody set the date', () => {
    const project = new WatchedProject()
      .date('2026-03-01', null)
      .status('2026-03-20 10:00', 'refresh_request_submitted')
      .noted('2026-03-20 10:00', '2b requested', {
        status: 'refresh_request_submitted',
        refreshDate: null,
      })
      .date('2026-03-20 15:00', '2026-04-01');
    expect(project.told('2026-04-10')).toEqual([
      '2b requested: agreed. 5 hours later a person set the refresh date to 1 April 2026.',
    ]);
  });
});
