import { addBusinessDays, instantAt } from '../calendar.ts';
import type { ChangeTask, CreateTask, Handoff, SendEmail } from '../decision.ts';
import type { CalendarDate, Instant } from '../model.ts';
import type { Addressee } from '../people.ts';
import type { OpenTask, Situation } from '../situation.ts';
import { nameInTexts, oneLine, paragraph, toHtml, toText, trimmed, type Block } from './document.ts';

/** Everything that tells one task or email from another. */
interface Issue {
  readonly key: string;
  readonly handoff: Handoff;
  readonly reason: string;
  readonly to: Addressee;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly ticketId?: string | undefined;
}

interface TaskIssue extends Issue {
  readonly dueAt: Instant;
  readonly priority?: CreateTask['priority'];
  readonly companyIds?: readonly string[];
}

/** A task of the project (and of a ticket, where one is named). HubSpot's subjects are cut at 250 characters. */
export function issueTask(situation: Situation, issue: TaskIssue): CreateTask {
  return {
    kind: 'create task',
    key: issue.key,
    handoff: issue.handoff,
    reason: issue.reason,
    subject: trimmed(oneLine(issue.subject), 250),
    body: taskBody(issue.blocks, issue.key),
    dueAt: issue.dueAt,
    priority: issue.priority ?? 'MEDIUM',
    ownerId: issue.to.person?.id ?? null,
    projectId: situation.project.id,
    ticketId: issue.ticketId ?? null,
    companyIds: issue.companyIds ?? [],
  };
}

/** The HTML body of a task. Its last line is the reference by which the task is found again. */
export function taskBody(blocks: readonly Block[], key: string): string {
  return `${toHtml(blocks)}\n<br>\nRef: ${key}`;
}

/** The email, or none where there is no address at all. */
export function issueEmail(situation: Situation, issue: Issue): readonly SendEmail[] {
  if (issue.to.email === null) return [];
  const greeting = paragraph(issue.to.person ? `Hello ${nameInTexts(issue.to.person.name)},` : 'Hello,');
  const standIn = issue.to.person
    ? []
    : [
        paragraph(
          `This message was meant for the ${issue.to.role} of "${situation.project.name}", but nobody who can be reached is named there. Please pass it on and fill in the field.`,
        ),
      ];
  const blocks = [greeting, ...standIn, ...issue.blocks];
  return [
    {
      kind: 'send email',
      key: issue.key,
      handoff: issue.handoff,
      reason: issue.reason,
      to: issue.to.email,
      subject: trimmed(oneLine(issue.subject), 200),
      text: toText(blocks),
      html: toHtml(blocks),
      projectId: situation.project.id,
      ticketId: issue.ticketId ?? null,
    },
  ];
}

/** Completes or defers an open task, with a line that says why. */
export function settleTask(
  task: OpenTask,
  status: 'COMPLETED' | 'DEFERRED',
  handoff: Handoff,
  reason: string,
): ChangeTask {
  return {
    kind: 'change task',
    key: `${task.key}.${status.toLowerCase()}`,
    handoff,
    reason,
    taskId: task.taskId,
    taskKey: task.key,
    status,
    addLine: toHtml([paragraph(reason)]),
  };
}

/** The end of the working day on `date`. */
export function dueOn(situation: Situation, date: CalendarDate): Instant {
  return instantAt(date, situation.rules.tasks.dueTime, situation.snapshot.account.timeZone);
}

/** The end of the working day, so many business days from today. */
export function dueIn(situation: Situation, businessDays: number): Instant {
  return dueOn(situation, addBusinessDays(situation.today, businessDays, situation.rules.holidays));
}
