import { completeTasks, setStatus } from './together-moves.ts';
import type { Outcome } from './together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from './together-reviewed.ts';
import type { Agency, AgencyOptions } from './together.ts';

/** An agency whose client has approved the creatives of its one project, so that the SAS has to implement them. */
export async function openApproved(
  options: AgencyOptions = {},
): Promise<Awaited<ReturnType<typeof openReviewed>>> {
  const reviewed = await openReviewed(options);
  const { agency, projectId } = reviewed;
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_completed_and_approved');
  });
  return reviewed;
}

/** The only task with which the SAS says that the creatives are live. @throws TypeError where there is none yet */
export function implementTask({ account }: Agency): string {
  const [task, ...others] = account
    .list('task')
    .filter(({ values }) => values['hs_task_subject'] === 'Implement New Creatives for Refresh');
  if (!task || others.length > 0) throw new TypeError('The SAS was not cued exactly once');
  return task.id;
}

/** What one close leaves behind. Two March and ninety days: the last of May. */
export const closedOutcome: Outcome = {
  projects: ['Harbor: (blank) | 2026-05-31 | cycle 2 | nobody | nothing fired'],
  tickets: [
    'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
  ],
  tasks: [
    'Amara: Share Deliverables with Client | COMPLETED',
    ...madeTasks,
    'Sasha: Implement New Creatives for Refresh | COMPLETED',
  ],
  emails: [
    'amara: New creatives are live: Harbor',
    ...reviewEmails,
    'sasha: Approved, please implement: Harbor',
  ].sort(),
};
