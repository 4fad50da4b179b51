import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  logNote,
  pasteLink,
  setStatus,
} from './together-moves.ts';
import type { Outcome } from './together-outcome.ts';
import type { Agency } from './together.ts';

type Step =
  | 'the kickoff'
  | 'the request'
  | 'the cue'
  | 'the tickets'
  | 'the review'
  | 'the revision'
  | 'the second review'
  | 'the approval'
  | 'the close';

const nothing = () => Promise.resolve();

/** Plays one whole refresh with a round of revisions. `between` runs after each step, when the app has answered it. */
export async function playCycle(
  agency: Agency,
  between: (step: Step) => Promise<void> = nothing,
): Promise<void> {
  const projectId = await agency.after(() => createProject(agency));
  await between('the kickoff');
  await agency.after(() => {
    logNote(agency, projectId, 'New trail jacket up front.');
    completeTasks(agency, 'Reach Out to Client');
    setStatus(agency, projectId, 'refresh_request_submitted');
  });
  await between('the request');
  await agency.days(10);
  await between('the cue');
  const [first, second] = await agency.after(() => {
    const tickets = [
      createTicket(agency, 'Static', {}, [projectId]),
      createTicket(agency, 'Reel', {}, [projectId]),
    ] as const;
    completeTasks(agency, 'Submit Deliverable Tickets');
    setStatus(agency, projectId, 'deliverable_submitted');
    return tickets;
  });
  await between('the tickets');
  await agency.after(() => {
    finishTicket(agency, first);
    pasteLink(agency, projectId);
  });
  await agency.after(() => {
    completeTasks(agency, 'Write Copy');
    completeTasks(agency, 'Design Graphics');
    finishTicket(agency, second);
  });
  await between('the review');
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    logNote(agency, first, 'Logo larger, please.');
    agency.account.update(first, { revision_requested: 'graphics' });
  });
  await between('the revision');
  await agency.after(() => {
    completeTasks(agency, 'Revise Graphics');
    finishTicket(agency, first);
  });
  await between('the second review');
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_completed_and_approved');
  });
  await between('the approval');
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  await between('the close');
}

/** What such a cycle leaves behind: each task and each email exactly so often, and everything settled. */
export const cycleOutcome: Outcome = {
  projects: ['Harbor: (blank) | 2026-06-10 | cycle 2 | nobody | nothing fired'],
  tickets: [
    'Reel: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    'Static: pending_approval | copy_approved | graphics_approved | round 1 | handed over',
  ],
  tasks: [
    'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
    'Amara: Share Deliverables with Client | COMPLETED',
    'Amara: Share Deliverables with Client | COMPLETED',
    'Corin: Write Copy: Reel | COMPLETED',
    'Corin: Write Copy: Static | COMPLETED',
    'Dalia: Design Graphics: Reel | COMPLETED',
    'Dalia: Design Graphics: Static | COMPLETED',
    'Dalia: Revise Graphics: Static | COMPLETED',
    'Sasha: Implement New Creatives for Refresh | COMPLETED',
    'Sasha: Submit Deliverable Tickets for Creative Refresh | COMPLETED',
  ],
  emails: [
    'amara: Creative refresh coming up: Harbor',
    'amara: New creatives are live: Harbor',
    'amara: Ready for client review: Spring (Harbor)',
    'amara: Ready for client review: Spring (Harbor)',
    'dalia: Revision requested: Static',
    'sasha: Ad set complete: Spring (Harbor)',
    'sasha: Ad set complete: Spring (Harbor)',
    'sasha: Approved, please implement: Harbor',
    'sasha: Creative refresh ready for submission: Harbor',
  ],
};
