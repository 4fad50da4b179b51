import { addDays, inWords } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import { projectKey } from '../effect-keys.ts';
import { because, nothing, type Outcome } from '../outcome.ts';
import { accountManagerOf } from '../people.ts';
import { firingKey, hasFiredUnstamped, openTasks, type Situation } from '../situation.ts';
import { dueIn, issueEmail, issueTask, settleTask } from '../texts/issue.ts';
import { kickoffBlocks, kickoffEmailSubject, kickoffTaskSubject } from '../texts/kickoff.ts';
import { waitForHour } from './wait-for-hour.ts';

const handoff = '1 kickoff';

/**
 * Handoff 1, automation to account manager. When the refresh date is the lead or fewer days away (or overdue),
 * once in the cycle, and the status is blank, or still says No Refresh Requested from the cycle before: the AM
 * gets a task and an email to start the conversation with the client. On the very day it waits for the hour
 * that is set.
 */
export function kickoff(situation: Situation): Outcome {
  const { project, today, leadDays } = situation;
  const isDeclinedBefore = project.status === 'no_refresh_requested' && project.declinedAt !== null;
  if (project.status !== 'blank' && !isDeclinedBefore) return nothing;
  if (project.refreshDate === null) {
    return isKickedOff(situation)
      ? takeBack(situation, 'The refresh date was taken off the project')
      : because('There is no refresh date: the project is not on the programme.');
  }
  const firstDay = addDays(project.refreshDate, -leadDays);
  if (today < firstDay) {
    return isKickedOff(situation) && !isDeclinedBefore
      ? takeBack(situation, `The refresh date moved to ${inWords(project.refreshDate)}`)
      : because(
          `The refresh is due on ${inWords(project.refreshDate)}; it is kicked off on ${inWords(firstDay)}, ${leadDays} days before.`,
        );
  }
  if (project.kickoffSentAt !== null) {
    return because('The kickoff has been sent in this cycle; the account manager has the ball.');
  }
  return (
    waitForHour(situation, firstDay, 'kickoff') ?? fire(situation, project.refreshDate, isDeclinedBefore)
  );
}

function fire(situation: Situation, refreshDate: CalendarDate, isDeclinedBefore: boolean): Outcome {
  const { now, snapshot } = situation;
  if (snapshot.companyIds === undefined) return { needs: [{ kind: 'companies' }] };
  const to = accountManagerOf(situation);
  const key = firingKey(situation, 'kickoff');
  const reason = `The creative refresh is due on ${inWords(refreshDate)}, ${situation.leadDays} days away or fewer, so the account manager starts the conversation with the client.`;
  const blocks = kickoffBlocks(situation, refreshDate);
  const common = { handoff, reason, to, blocks } as const;
  return {
    tasks: [
      issueTask(situation, {
        key: `${key}.task`,
        subject: kickoffTaskSubject,
        dueAt: dueIn(situation, situation.rules.tasks.kickoffBusinessDays),
        companyIds: snapshot.companyIds,
        ...common,
      }),
    ],
    emails: issueEmail(situation, {
      key: `${key}.email`,
      subject: kickoffEmailSubject(situation),
      ...common,
    }),
    project: {
      handoff,
      reason,
      change: {
        kickoffSentAt: now,
        ...(isDeclinedBefore && { status: 'blank', declinedAt: null, dateBeforeDecline: null }),
      },
    },
    fired: [{ handoff, reason }],
    warnings: to.warnings,
    stamps: true,
  };
}

/** The task may exist although the stamp was never written: a crash between the two. */
function isKickedOff(situation: Situation): boolean {
  return situation.project.kickoffSentAt !== null || hasFiredUnstamped(situation, 'kickoff');
}

function kickoffTasks(situation: Situation) {
  return openTasks(
    situation,
    `${projectKey({ id: situation.project.id, cycle: situation.cycle }, 'kickoff')}.`,
  );
}

function takeBack(situation: Situation, because: string): Outcome {
  const reason = `${because} before the client conversation was logged, so the kickoff is taken back and will be sent again when its time comes.`;
  return {
    taskChanges: kickoffTasks(situation).map((task) => settleTask(task, 'DEFERRED', handoff, reason)),
    project: { handoff, reason, change: { kickoffSentAt: null } },
    fired: [{ handoff, reason }],
    stamps: true,
  };
}
