import { wallTimeOf } from '../given/moments.ts';
import { nameOfAddress, nameOfOwner } from '../given/people.ts';
import type { World } from './world.ts';

/**
 * The end of a story, readable and without the accidents of timing: keys and the minutes of stamps are left out,
 * so that two histories which came to the same are equal.
 */
export function tellWorld({ project, tickets, tasks, mailbox }: World) {
  return {
    project: {
      status: project.status,
      date: project.refreshDate,
      cycle: project.cycle ?? 1,
      waitingOn: project.waitingOn ?? 'nobody',
      stamped: {
        kickoff: project.kickoffSentAt !== null,
        cue: project.submissionCuedAt !== null,
        review: project.reviewRequestedAt !== null,
        approval: project.implementationCuedAt !== null,
        decline: project.declinedAt !== null,
      },
    },
    tickets: tickets
      .map(
        ({ id, stage, copy, graphics, revisionRound, cycle }) =>
          `${id}: ${stage} copy=${copy} graphics=${graphics} round=${revisionRound ?? 0} cycle=${String(cycle)}`,
      )
      .sort(),
    tasks: tellTasks(tasks),
    mailbox: mailbox.map(({ to, subject }) => `${nameOfAddress(to)}: ${subject}`).sort(),
  };
}

function tellTasks(tasks: World['tasks']): readonly string[] {
  return tasks
    .map(
      ({ ownerId, subject, state, dueAt }) =>
        `${nameOfOwner(ownerId)}: ${subject} (${state}, due ${wallTimeOf(dueAt)})`,
    )
    .sort();
}
