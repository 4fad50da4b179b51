import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  logNote,
  pasteLink,
  setStatus,
} from '../../test/support/together-moves.ts';
import type { CountedOffice } from '../harness/in-one-process.ts';
import type { StepName } from './lower-bound.ts';

const dayMs = 24 * 60 * 60_000;

/** Counts what the app makes of something that somebody does. */
type During = (step: StepName, doing: () => void) => Promise<void>;

/** One whole refresh of four tickets with one revision, in an account that is in work already. */
export async function playCycle(office: CountedOffice, during: During): Promise<void> {
  let projectId = '';
  let tickets: readonly string[] = [];
  await during('kickoff', () => {
    projectId = createProject(office);
  });
  await during('request', () => {
    logNote(office, projectId, 'New trail jacket up front.');
    completeTasks(office, 'Reach Out to Client');
    setStatus(office, projectId, 'refresh_request_submitted');
  });
  // The evening before the day of the cue: what a sweep does for all projects once in a while is done by then.
  office.clock.advance(9.5 * dayMs);
  await office.together.application().idle();
  await office.together.settled();
  await during('cue', () => office.clock.advance(dayMs / 8));
  await during('tickets', () => {
    tickets = ['One', 'Two', 'Three', 'Four'].map((subject) =>
      createTicket(office, subject, {}, [projectId]),
    );
    completeTasks(office, 'Submit Deliverable Tickets');
    setStatus(office, projectId, 'deliverable_submitted');
  });
  const [first = '', second = '', third = '', fourth = ''] = tickets;
  for (const ticketId of [first, second, third]) await during('ticket', () => finishTicket(office, ticketId));
  await during('lastTicket', () => {
    pasteLink(office, projectId);
    finishTicket(office, fourth);
  });
  await during('revision', () => {
    completeTasks(office, 'Share Deliverables');
    logNote(office, first, 'Logo larger, please.');
    office.account.update(first, { revision_requested: 'graphics' });
  });
  await during('revisedTicket', () => finishTicket(office, first));
  await during('approval', () => {
    completeTasks(office, 'Share Deliverables');
    setStatus(office, projectId, 'creatives_completed_and_approved');
  });
  await during('close', () => completeTasks(office, 'Implement New Creatives'));
}
