import { expect, it } from 'vitest';
import { at } from '../../support/given/moments.ts';
import { WatchedProject } from './watched-project.ts';

/** The app would put a declined refresh off to 1 June; something else is on record. */
const declined = () => {
  const project = new WatchedProject().status('2026-03-02 07:30', 'no_refresh_requested');
  return project.noted('2026-03-02 09:00', '2a declined', { nextDate: '2026-06-01' });
};

it('a date that came by an import is no other decision of somebody’s', () => {
  const project = declined().date('2026-03-02 08:00', '2026-02-01', 'an import');
  expect(project.told('2026-04-01')).toEqual([
    '2a declined: cannot tell. 1 hour earlier an import moved the refresh date to 1 February 2026. It was imported, so it tells nothing of what people do.',
  ]);
});

it('a status and a date that an integration wrote in the same second are a history that was brought over', () => {
  const project = new WatchedProject()
    .status('2026-03-02 08:00', 'no_refresh_requested', 'an integration')
    .date('2026-03-02 08:00', '2026-02-01', 'an integration')
    .noted('2026-03-02 09:00', '2a declined', { nextDate: '2026-06-01' });
  expect(project.told('2026-04-01')).toEqual([
    '2a declined: cannot tell. 1 hour earlier an integration moved the refresh date to 1 February 2026. Status and date were written at once, so it tells nothing of what people do.',
  ]);
});

it('a value that came with the record was set by nobody', () => {
  const project = new WatchedProject()
    .status('2026-01-01', 'creatives_implemented')
    .noted('2026-01-01 09:10', '8 close', { nextDate: '2026-06-01' });
  expect(project.told('2026-04-01', '2026-01-01')).toEqual([
    '8 close: cannot tell. A person set the refresh date to 1 April 2026. It came with the record, so it tells nothing of what people do.',
  ]);
});

it('a second after is not at once, a moment less is, whoever HubSpot cannot name', () => {
  const after = (milliseconds: number) => {
    const project = new WatchedProject()
      .status('2026-03-02 08:00', 'no_refresh_requested', 'somebody')
      .dateAt(at('2026-03-02 08:00') + milliseconds, '2026-02-01', 'somebody')
      .noted('2026-03-02 09:00', '2a declined', { nextDate: '2026-06-01' });
    return project.compared('2026-04-01').map(({ verdict }) => verdict);
  };
  expect([after(999), after(1000)]).toEqual([['cannot tell'], ['different']]);
});

it('a ticket or a task that came in the same second brings no history over', () => {
  const project = new WatchedProject()
    .status('2026-03-01 08:00', 'no_refresh_requested', 'an integration')
    .ticket('2026-03-02 08:00', 'Reel')
    .task('2026-03-02 08:00', 'Call', null)
    .date('2026-03-02 08:00', '2026-02-01', 'an integration')
    .noted('2026-03-02 09:00', '2a declined', { nextDate: '2026-06-01' });
  expect(project.compared('2026-04-01').map(({ verdict }) => verdict)).toEqual(['different']);
});

it('a status is doubted for the date beside it, as a date is for the status', () => {
  const approved = (withDate: boolean) => {
    const project = new WatchedProject()
      .ticket('2026-03-02 09:00', 'Reel')
      .notedRevision('2026-03-02 10:00', 'Reel')
      .status('2026-03-03 08:00', 'creatives_completed_and_approved', 'an integration');
    if (withDate) project.date('2026-03-03 08:00', '2026-04-02', 'an integration');
    return project.compared('2026-04-01')[0]?.verdict;
  };
  expect([approved(true), approved(false)]).toEqual(['cannot tell', 'different']);
});

it('a ticket that an import moved tells nothing, one that an integration moved beside a status does', () => {
  const closed = (by: 'an import' | 'an integration') =>
    new WatchedProject()
      .ticket('2026-03-02 08:00', 'Reel')
      .notedTicket('2026-03-02 08:00', 'Reel')
      .stage('2026-03-02 18:00', 'Reel', 'closed', by)
      .status('2026-03-02 18:00', 'deliverable_submitted', by)
      .date('2026-03-02 18:00', '2026-04-02', by)
      .compared('2026-04-01')
      .map(({ verdict }) => verdict);
  expect([closed('an import'), closed('an integration')]).toEqual([['cannot tell'], ['different']]);
});

it('what a person or a workflow writes at once is a decision all the same', () => {
  const project = new WatchedProject()
    .status('2026-03-02 08:00', 'no_refresh_requested', 'a workflow')
    .date('2026-03-02 08:00', '2026-02-01', 'a workflow')
    .noted('2026-03-02 09:00', '2a declined', { nextDate: '2026-06-01' });
  expect(project.told('2026-04-01')).toEqual([
    '2a declined: different. 1 hour earlier a workflow moved the refresh date to 1 February 2026.',
  ]);
});

it('what people did besides outweighs an import', () => {
  const project = declined()
    .date('2026-03-02 08:00', '2026-02-01', 'an import')
    .date('2026-03-04 08:00', '2026-08-01');
  expect(project.told('2026-04-01')).toEqual([
    '2a declined: different. 47 hours later a person moved the refresh date to 1 August 2026.',
  ]);
});

it('an import is never what only people did', () => {
  const project = new WatchedProject().status('2026-03-05', 'creatives_pending_approval', 'an import');
  expect(project.told('2026-04-01')).toEqual([]);
});
