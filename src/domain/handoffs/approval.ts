import { projectKey } from '../effect-keys.ts';
import { because, nothing, type Outcome } from '../outcome.ts';
import { sasOf } from '../people.ts';
import { firingKey, hasFiredUnstamped, openTasks, type Situation } from '../situation.ts';
import { dueIn, issueEmail, issueTask, settleTask } from '../texts/issue.ts';
import { implementBlocks, implementEmailSubject, implementTaskSubject } from '../texts/implement.ts';

const handoff = '7 approval';

/**
 * Handoff 7, account manager to SAS. The client has approved: the SAS gets an email and the task Implement New
 * Creatives for Refresh, once per approval. An approval that is withdrawn takes the task back; the next one
 * cues again.
 */
export function approval(situation: Situation): Outcome {
  const { project, now, rules } = situation;
  if (project.status !== 'creatives_completed_and_approved') return withdraw(situation);
  if (project.implementationCuedAt !== null) {
    return because('The SAS has been asked to implement the creatives; the task is still open.');
  }
  const to = sasOf(situation);
  const key = firingKey(situation, 'approval');
  const reason = 'The client approved all creatives, so the SAS implements them in Meta.';
  const common = { handoff, reason, to, blocks: implementBlocks(situation) } as const;
  return {
    tasks: [
      issueTask(situation, {
        key: `${key}.task`,
        subject: implementTaskSubject,
        dueAt: dueIn(situation, rules.tasks.implementationBusinessDays),
        priority: 'HIGH',
        ...common,
      }),
    ],
    emails: issueEmail(situation, {
      key: `${key}.email`,
      subject: implementEmailSubject(situation),
      ...common,
    }),
    project: {
      handoff,
      reason,
      change: { implementationCuedAt: now, implementationTaskId: { taskOf: `${key}.task` } },
    },
    fired: [{ handoff, reason }],
    warnings: to.warnings,
    stamps: true,
  };
}

/** Somebody moved the status back: the Implement task has lost its purpose until the next approval. */
function withdraw(situation: Situation): Outcome {
  const { project, cycle } = situation;
  const tasks = openTasks(situation, `${projectKey({ id: project.id, cycle }, 'approval')}.`);
  if (project.implementationCuedAt === null && !hasFiredUnstamped(situation, 'approval')) return nothing;
  const reason =
    'The approval was withdrawn, so there is nothing to implement until the client approves again.';
  return {
    taskChanges: tasks.map((task) => settleTask(task, 'DEFERRED', handoff, reason)),
    project: { handoff, reason, change: { implementationCuedAt: null, implementationTaskId: null } },
    fired: [{ handoff, reason }],
    stamps: true,
  };
}
