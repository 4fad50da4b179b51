import { arrivalOf, notHandedOver, type AdSet } from '../ad-sets.ts';
import { adLabLinkOf, isAdLabLinkUndated } from '../adlab-link.ts';
import type { Ticket } from '../ticket-cycle.ts';
import type { ChangeTask } from '../decision.ts';
import { digest } from '../digest.ts';
import { isReviewKeyOf, projectKey } from '../effect-keys.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { makerOf } from '../people.ts';
import { openTasks, wasIssued, type Situation } from '../situation.ts';
import { link as linkBlock, paragraph, steps, toHtml } from '../texts/document.ts';
import { dueIn, issueTask, settleTask } from '../texts/issue.ts';
import { projectLink } from '../texts/links.ts';

const handoff = '5 review';

/** The task whose completion says that the link from before this cycle is right. */
export const confirmLinkTaskSubject = 'Confirm or Replace the AdLab Link';

/**
 * Once per cycle: the designer of the last ticket in, of all ad sets that are handed over now, is asked to paste the
 * link, or to confirm the old one.
 */
export function askForAdLabLink(situation: Situation, handedOver: readonly AdSet[]): Outcome {
  const key = adLabLinkTaskKey(situation);
  const link = adLabLinkOf(situation);
  const last = lastToComeIn(handedOver);
  if (last === null || link.state === 'fresh' || wasIssued(situation, key)) return nothing;
  const { set, ticket: lastIn } = last;
  const to = makerOf(situation, lastIn, 'graphics');
  const missing = link.state === 'missing';
  const reason = missing
    ? `Ad set "${set.folderName}" is complete but the project has no AdLab link to share.`
    : `Ad set "${set.folderName}" is complete but the AdLab link is still the one from before this cycle.`;
  return {
    tasks: [
      issueTask(situation, {
        key,
        handoff,
        reason,
        to,
        subject: missing ? 'Paste the AdLab Link' : confirmLinkTaskSubject,
        blocks: [
          paragraph(`${reason} The account manager is waiting to share it with the client.`),
          steps(
            missing
              ? 'Paste the link into Most Recent AdLab Link on the creative project. This task then completes itself.'
              : 'Paste the new link into Most Recent AdLab Link on the creative project, or mark this task as complete if the old one is right.',
          ),
          projectLink(situation),
        ],
        dueAt: dueIn(situation, situation.rules.tasks.upkeepBusinessDays),
        priority: 'HIGH',
        ticketId: lastIn.id,
      }),
    ],
    warnings: [reason, ...to.warnings],
  };
}

function lastToComeIn(sets: readonly AdSet[]): { readonly set: AdSet; readonly ticket: Ticket } | null {
  const fresh = sets.flatMap((set) => notHandedOver(set).map((ticket) => ({ set, ticket })));
  const [first, ...others] = fresh;
  if (first === undefined) return null;
  return others.reduce(
    (last, each) => (arrivalOf(each.ticket) > arrivalOf(last.ticket) ? each : last),
    first,
  );
}

/** The link has arrived: the AM's open task is given it, and the creative team's is completed. */
export function passOnAdLabLink(situation: Situation): Outcome {
  if (!wasIssued(situation, adLabLinkTaskKey(situation))) return nothing;
  const reviews = openTasks(situation, `project-${situation.project.id}.`).filter(({ key }) =>
    isReviewKeyOf(situation.project.id, key),
  );
  const asking = openTasks(situation, adLabLinkTaskKey(situation));
  const link = adLabLinkOf(situation);
  if (link.state !== 'fresh' || reviews.length + asking.length === 0) return nothing;
  if (isAdLabLinkUndated(situation)) return { needs: [{ kind: 'adlab link' }] };
  const reason = 'The AdLab link has been pasted, so it is passed on to the account manager.';
  const given = reviews.map((task): ChangeTask => ({
    kind: 'change task',
    key: `${task.key}.link.${digest(link.url)}`,
    handoff,
    reason,
    taskId: task.taskId,
    taskKey: task.key,
    // In the words of the task's own text, so that a task which came with the link is not given it twice.
    addLine: toHtml([linkBlock('AdLab', link.url)]),
  }));
  const done = asking.map((task) =>
    settleTask(task, 'COMPLETED', handoff, 'The AdLab link is on the project.'),
  );
  return { taskChanges: [...given, ...done] };
}

/** Key of the one task of a cycle that asks for the link. */
export function adLabLinkTaskKey({ project, cycle }: Situation): string {
  return `${projectKey({ id: project.id, cycle }, 'adlab-link')}.task`;
}
