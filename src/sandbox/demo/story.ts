import { completeTask, logNote, setStatus, submitTicket, ticketId, updateTicket } from './moves.ts';
import type { Stage } from './stage.ts';

const folder = 'Spring 2026';
const deliverables = ['Static 1x1', 'Static 4x5', 'Story 9x16', 'Reel 15s'] as const;
const approved = { copy_status: 'copy_approved', graphics_status: 'graphics_approved' };

/** One whole cycle with a round of revisions, then one the client declines. */
export async function playStory(stage: Stage): Promise<void> {
  await requestedCycle(stage);
  await declinedCycle(stage);
}

/** A whole cycle, from the days before its kickoff to the reset, with one round of revisions. */
export async function requestedCycle(stage: Stage): Promise<void> {
  stage.heading('The first cycle: a refresh with one round of revisions');
  await stage.daysPass(2);
  await stage.act(
    'Amara (AM)',
    'talks to the client, logs their wishes, sets Refresh Request Submitted',
    () => {
      logNote(
        stage,
        stage.projectId,
        'New trail jacket up front. Photos are in the shared drive. No discounts.',
      );
      completeTask(stage, 'Reach Out to Client About Creative Refresh');
      setStatus(stage, 'refresh_request_submitted');
    },
  );
  await stage.daysPass(15);
  await stage.act('Sasha (SAS)', `adds ${deliverables.length} tickets in folder "${folder}"`, () => {
    for (const subject of deliverables) submitTicket(stage, subject, folder);
  });
  await stage.act('Sasha (SAS)', 'ticks the task and sets Deliverable Submitted', () => {
    completeTask(stage, 'Submit Deliverable Tickets for Creative Refresh');
    setStatus(stage, 'deliverable_submitted');
  });
  await stage.daysPass(1);
  await makeDeliverables(stage);
  await stage.daysPass(3);
  await reviseOne(stage);
  await stage.daysPass(1);
  await stage.act('Amara (AM)', 'shares again; the client approves: Creatives Completed and Approved', () => {
    completeTask(stage, 'Share Deliverables with Client');
    setStatus(stage, 'creatives_completed_and_approved');
  });
  await stage.daysPass(1);
  await stage.act('Sasha (SAS)', 'implements the creatives in Meta and ticks the task', () => {
    completeTask(stage, 'Implement New Creatives for Refresh');
  });
}

async function makeDeliverables(stage: Stage): Promise<void> {
  for (const subject of deliverables.slice(0, -1)) {
    await stage.act('Corin and Dalia', `finish copy and graphics of "${subject}"`, () =>
      finish(stage, subject, 'Write', 'Design'),
    );
  }
  const last = deliverables[deliverables.length - 1] ?? '';
  await stage.act('Corin and Dalia', `finish the last one, "${last}"; nobody has pasted the AdLab link`, () =>
    finish(stage, last, 'Write', 'Design'),
  );
  await stage.act('Dalia (designer)', 'pastes the AdLab link', () => {
    stage.account.update(stage.projectId, {
      most_recent_adlab_link: 'https://adlab.example/harbor-pine/spring',
    });
  });
}

async function reviseOne(stage: Stage): Promise<void> {
  const subject = deliverables[1];
  await stage.act('Amara (AM)', `shares the deliverables; the client wants "${subject}" changed`, () => {
    completeTask(stage, 'Share Deliverables with Client');
    logNote(stage, ticketId(stage, subject), 'Logo larger, and please name the season in the first line.');
    updateTicket(stage, subject, { revision_requested: 'copy;graphics' });
  });
  await stage.daysPass(1);
  await stage.act('Corin and Dalia', `revise "${subject}"`, () => finish(stage, subject, 'Revise', 'Revise'));
}

function finish(stage: Stage, subject: string, copyVerb: string, graphicsVerb: string): void {
  completeTask(stage, `${copyVerb} Copy: ${subject}`);
  completeTask(stage, `${graphicsVerb} Graphics: ${subject}`);
  updateTicket(stage, subject, approved);
}

async function declinedCycle(stage: Stage): Promise<void> {
  stage.heading('The second cycle: the client wants no refresh this time');
  await stage.daysPass(76);
  await stage.act('Amara (AM)', 'hears "not this time" and sets No Refresh Requested', () => {
    setStatus(stage, 'no_refresh_requested');
  });
  await stage.daysPass(3);
}
