import { inWords } from '../calendar.ts';
import { dateAfterDecline } from '../cadence.ts';
import { projectKey } from '../effect-keys.ts';
import type { Outcome } from '../outcome.ts';
import { openTasks, type OpenTask, type Situation } from '../situation.ts';
import { settleTask } from '../texts/issue.ts';
import { emptyProjectStamps } from './stamps.ts';

const handoff = '2a declined';

/**
 * Handoff 2a, account manager to system: the client wants no refresh this cycle. The date moves to the next
 * one, a new cycle begins, what was open in the old one is laid aside, and nobody else hears of it. The status
 * stays No Refresh Requested until the next kickoff. Answers null where there is no "no" to deal with.
 */
export function declined(situation: Situation): Outcome | null {
  const { project, cadence, rules, now, today } = situation;
  if (project.status !== 'no_refresh_requested' || project.declinedAt !== null) return null;
  const nextDate = dateAfterDecline(project.refreshDate, today, cadence, rules);
  const reason = `The client declined the refresh, so the next one is set to ${inWords(nextDate)} and nobody else is asked to do anything.`;
  return {
    taskChanges: openTasksOfCycle(situation).map((task) =>
      isAnswered(situation, task)
        ? settleTask(task, 'COMPLETED', handoff, 'The client has answered: no refresh this cycle.')
        : settleTask(
            task,
            'DEFERRED',
            handoff,
            'The client declined the refresh, so this is not needed any more.',
          ),
    ),
    project: {
      handoff,
      reason,
      change: {
        ...emptyProjectStamps,
        refreshDate: nextDate,
        cycle: situation.cycle + 1,
        cycleStartedAt: now,
        declinedAt: now,
        dateBeforeDecline: project.refreshDate,
      },
    },
    fired: [{ handoff, reason }],
    warnings: cadence.warnings,
    stamps: true,
    lookAgain: true,
  };
}

/** The kickoff asked the AM to talk to the client; with the answer it has done its work. */
function isAnswered(situation: Situation, task: OpenTask): boolean {
  const { project, cycle } = situation;
  return task.key.startsWith(`${projectKey({ id: project.id, cycle }, 'kickoff')}.`);
}

function openTasksOfCycle(situation: Situation): readonly OpenTask[] {
  const { project, cycle, tickets } = situation;
  const prefixes = [
    `project-${project.id}.cycle-${cycle}.`,
    ...tickets.filter((ticket) => ticket.countsIn === cycle).map((ticket) => `ticket-${ticket.id}.`),
  ];
  return prefixes.flatMap((prefix) => openTasks(situation, prefix));
}
