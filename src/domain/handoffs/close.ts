import { addDays, inWords } from '../calendar.ts';
import type { ChangeTask } from '../decision.ts';
import { projectKey } from '../effect-keys.ts';
import type { Outcome } from '../outcome.ts';
import { accountManagerOf } from '../people.ts';
import { openTasks, type Situation } from '../situation.ts';
import { issueEmail, settleTask } from '../texts/issue.ts';
import { liveBlocks, liveEmailSubject } from '../texts/live.ts';
import { isInRevision } from '../ticket-states.ts';
import { emptyProjectStamps } from './stamps.ts';

const handoff = '8 close';
const oneDay = 24 * 60 * 60 * 1000;

/** The email is told apart by the words of the handoff it belongs to. */
const confirmation = {
  handoff: '9 confirmation',
  reason: 'The account manager hears that the creatives are live.',
} as const;

/**
 * Handoffs 8 and 9: Creatives Implemented, by either path. The next date is today plus the cadence and the
 * status is blank again, in one write that opens the next cycle; the AM gets the email that the creatives are
 * live. Answers null while the status is another.
 */
export function close(situation: Situation): Outcome | null {
  if (situation.project.status !== 'creatives_implemented') return null;
  return isSameCloseAgain(situation) ? blankAgain() : closeCycle(situation);
}

/**
 * People take both paths: a second Creatives Implemented soon after, with nothing fired between, is the first.
 * Says only whether the cycle was closed within the last day with nothing fired since, whatever the status is.
 */
export function isSameCloseAgain(situation: Situation): boolean {
  const { project, now, tickets, cycle } = situation;
  if (project.lastImplementedAt === null || now - project.lastImplementedAt > oneDay) return false;
  if (project.cycleStartedAt !== project.lastImplementedAt) return false;
  const hasFired =
    project.kickoffSentAt !== null ||
    project.submissionCuedAt !== null ||
    project.reviewRequestedAt !== null ||
    project.implementationCuedAt !== null ||
    tickets.some((ticket) => ticket.countsIn === cycle && ticket.queuedAt !== null);
  return !hasFired;
}

function blankAgain(): Outcome {
  const reason =
    'Creatives Implemented was set again shortly after the cycle closed: it is the same close, so only the status is blanked.';
  return {
    project: { handoff, reason, change: { status: 'blank' } },
    fired: [{ handoff, reason }],
  };
}

function closeCycle(situation: Situation): Outcome {
  const { project, now, today, cadence, cycle } = situation;
  const nextDate = addDays(today, cadence.days);
  const inRevision = situation.tickets.filter((ticket) => ticket.countsIn === cycle && isInRevision(ticket));
  const remark =
    inRevision.length === 0
      ? ''
      : ` ${inRevision.length} of its tickets ${inRevision.length === 1 ? 'was' : 'were'} still in revision; closing all the same was somebody's decision.`;
  const reason = `The new creatives are live, so the cycle closes and the next refresh is set to ${inWords(nextDate)}, ${cadence.days} days from today.${remark}`;
  const to = accountManagerOf(situation);
  return {
    taskChanges: leftovers(situation),
    emails: issueEmail(situation, {
      key: `${projectKey({ id: project.id, cycle }, 'close')}.email`,
      to,
      subject: liveEmailSubject(situation),
      blocks: liveBlocks(situation, nextDate),
      ...confirmation,
    }),
    project: {
      handoff,
      reason,
      change: {
        ...emptyProjectStamps,
        status: 'blank',
        refreshDate: nextDate,
        cycle: cycle + 1,
        cycleStartedAt: now,
        lastImplementedAt: now,
        declinedAt: null,
        dateBeforeDecline: null,
      },
    },
    fired: [{ handoff, reason }, confirmation],
    warnings: [...cadence.warnings, ...to.warnings],
    stamps: true,
    lookAgain: true,
  };
}

/** The project's own tasks of this cycle have served their purpose, the Implement task first of all. */
function leftovers(situation: Situation): readonly ChangeTask[] {
  const { project, cycle } = situation;
  const line = 'The creatives are implemented and the cycle is closed.';
  const open = openTasks(situation, `project-${project.id}.cycle-${cycle}.`);
  const known = open.map((task) => settleTask(task, 'COMPLETED', handoff, line));
  const implementTask = project.implementationTaskId;
  if (implementTask === null || situation.snapshot.issued.some(({ taskId }) => taskId === implementTask))
    return known;
  const unknown = { key: projectKey({ id: project.id, cycle }, 'close', 'implement'), taskId: implementTask };
  return [
    ...known,
    {
      ...settleTask({ ...unknown, kind: 'task', state: 'open', dueAt: null }, 'COMPLETED', handoff, line),
      taskKey: null,
    },
  ];
}
