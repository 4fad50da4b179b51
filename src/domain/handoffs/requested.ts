import { projectKey } from '../effect-keys.ts';
import { because, nothing, type Outcome } from '../outcome.ts';
import { accountManagerOf } from '../people.ts';
import { openTasks, wasIssued, type Situation } from '../situation.ts';
import { paragraph, steps } from '../texts/document.ts';
import { dueIn, issueTask, settleTask } from '../texts/issue.ts';
import { projectLink } from '../texts/links.ts';

const handoff = '2b requested';

/**
 * Handoff 2b, account manager to SAS. The status is a notation only: nothing is issued. One exception: a
 * request without any refresh date would wait for ever, so the AM gets one task to set it.
 */
export function requested(situation: Situation): Outcome {
  const { project, cycle } = situation;
  const key = `${projectKey({ id: project.id, cycle }, 'missing-date')}.task`;
  if (project.refreshDate !== null) {
    const reason = 'The refresh date is set, so this is done.';
    return {
      taskChanges: openTasks(situation, key).map((task) => settleTask(task, 'COMPLETED', handoff, reason)),
    };
  }
  if (project.status !== 'refresh_request_submitted') return nothing;
  if (wasIssued(situation, key)) {
    return because('The request waits for a refresh date; the account manager has a task to set it.');
  }
  const to = accountManagerOf(situation);
  const reason =
    'A refresh was requested but the project has no refresh date, so the SAS would never be cued.';
  return {
    tasks: [
      issueTask(situation, {
        key,
        handoff,
        reason,
        to,
        subject: 'Set the Creative Refresh Date',
        blocks: [
          paragraph(
            `The status of "${project.name}" is Refresh Request Submitted, but its Creative Refresh Date is empty. The SAS is cued on that date, so without one the request stands still.`,
          ),
          steps('Open the creative project and fill in Creative Refresh Date.'),
          projectLink(situation),
        ],
        dueAt: dueIn(situation, situation.rules.tasks.upkeepBusinessDays),
      }),
    ],
    fired: [{ handoff, reason }],
    warnings: to.warnings,
  };
}
