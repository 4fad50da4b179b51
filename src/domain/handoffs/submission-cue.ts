import { inWords } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import { projectKey } from '../effect-keys.ts';
import { because, nothing, type Outcome } from '../outcome.ts';
import { sasOf } from '../people.ts';
import { firingKey, hasFiredUnstamped, openTasks, type Situation } from '../situation.ts';
import { dueOn, issueEmail, issueTask, settleTask } from '../texts/issue.ts';
import { submissionBlocks, submissionEmailSubject, submissionTaskSubject } from '../texts/submission.ts';
import { waitForHour } from './wait-for-hour.ts';

const handoff = '3 submission cue';

/**
 * Handoff 3, automation to SAS. The refresh date is today or past, the request is logged, and the SAS has not
 * been cued in this cycle: task and email, both quoting the notes of this cycle. A blank status cues nobody,
 * unless the setting `cueWithoutRequest` is on. On the very day the cue waits for the hour that is set.
 */
export function submissionCue(situation: Situation): Outcome {
  const { project, rules, today } = situation;
  const isRequested = project.status === 'refresh_request_submitted';
  if (!isRequested && project.status !== 'blank') return nothing;
  if (project.refreshDate === null || project.refreshDate > today) return wait(situation);
  if (project.submissionCuedAt !== null) return because('The SAS has been cued in this cycle.');
  if (!isRequested && !rules.automations.cueWithoutRequest) {
    return because(
      'The refresh date has come but the status is still blank: the SAS is cued once the account manager moves it to Refresh Request Submitted.',
    );
  }
  return waitForHour(situation, project.refreshDate, 'submission') ?? fire(situation, project.refreshDate);
}

function fire(situation: Situation, date: CalendarDate): Outcome {
  const { project, now, today, snapshot } = situation;
  if (snapshot.projectNotes === undefined) return { needs: [{ kind: 'project notes' }] };
  const to = sasOf(situation);
  const key = firingKey(situation, 'submission');
  const when =
    date === today ? 'The refresh date is today' : `The refresh date (${inWords(date)}) has passed`;
  const request =
    project.status === 'blank'
      ? 'the settings cue the SAS even where no request is logged'
      : 'the request is logged';
  const reason = `${when} and ${request}, so the SAS submits the deliverable tickets.`;
  const blocks = submissionBlocks(situation, date, snapshot.projectNotes);
  const common = { handoff, reason, to, blocks } as const;
  return {
    tasks: [
      issueTask(situation, {
        key: `${key}.task`,
        subject: submissionTaskSubject,
        dueAt: dueOn(situation, today),
        priority: 'HIGH',
        ...common,
      }),
    ],
    emails: issueEmail(situation, {
      key: `${key}.email`,
      subject: submissionEmailSubject(situation),
      ...common,
    }),
    project: { handoff, reason, change: { submissionCuedAt: now } },
    fired: [{ handoff, reason }],
    warnings: to.warnings,
    stamps: true,
  };
}

/** The day has not come; where the SAS was cued already, the date was moved and the cue is taken back. */
function wait(situation: Situation): Outcome {
  const { project, cycle } = situation;
  const tasks = openTasks(situation, `${projectKey({ id: project.id, cycle }, 'submission')}.`);
  if (project.submissionCuedAt === null && !hasFiredUnstamped(situation, 'submission')) {
    return project.status === 'blank' || project.refreshDate === null
      ? nothing
      : because(`The request is logged; the SAS is cued on ${inWords(project.refreshDate)}.`);
  }
  const moved =
    project.refreshDate === null
      ? 'The refresh date was taken off the project'
      : `The refresh date moved to ${inWords(project.refreshDate)}`;
  const reason = `${moved}, so the cue to the SAS is taken back and will be given again on the day.`;
  return {
    taskChanges: tasks.map((task) => settleTask(task, 'DEFERRED', handoff, reason)),
    project: { handoff, reason, change: { submissionCuedAt: null } },
    fired: [{ handoff, reason }],
    stamps: true,
  };
}
