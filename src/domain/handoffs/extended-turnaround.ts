import type { AdSet } from '../ad-sets.ts';
import { addBusinessDays, inWords, todayIn } from '../calendar.ts';
import type { ChangeTask } from '../decision.ts';
import { isTicketKeyIn, ticketPrefix } from '../effect-keys.ts';
import type { CalendarDate, Instant } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { openTasks, type OpenTask, type Situation } from '../situation.ts';
import { paragraph, toHtml } from '../texts/document.ts';
import { dueOn } from '../texts/issue.ts';
import { isInWork } from '../ticket-states.ts';
import { isLarge } from '../turnaround.ts';
import type { Ticket } from '../ticket-cycle.ts';

const handoff = '4 tickets';

/**
 * Later tickets made an ad set large: the tasks that were issued with the standard turnaround and are still
 * open are moved to the extended one, counted from the day they were issued. Due dates only ever move out.
 */
export function extendTurnaround(situation: Situation): Outcome {
  const large = situation.adSets.filter(
    (set) => set.cycle === situation.cycle && isLarge(set, situation.rules),
  );
  return { taskChanges: large.flatMap((set) => extendTasksOf(situation, set)) };
}

/** Tickets that were queued together are due together, and days are costly to count. */
function extendTasksOf(situation: Situation, set: AdSet): readonly ChangeTask[] {
  const inWork = set.tickets.filter(isInWork);
  const queued = new Set(inWork.map(({ queuedAt }) => queuedAt));
  return [...queued].flatMap((queuedAt) => {
    if (queuedAt === null) return [];
    const open = inWork
      .filter((ticket) => ticket.queuedAt === queuedAt)
      .flatMap((ticket) => openQueueTasks(situation, ticket));
    return open.length === 0 ? [] : extend(open, extendedDue(situation, queuedAt), set.tickets.length);
  });
}

type DatedTask = OpenTask & { readonly dueAt: Instant };

function openQueueTasks(situation: Situation, { id }: Ticket): readonly DatedTask[] {
  return openTasks(situation, ticketPrefix(id)).filter(
    (task): task is DatedTask => isTicketKeyIn('queue', task.key, id) && task.dueAt !== null,
  );
}

interface Due {
  readonly date: CalendarDate;
  readonly at: Instant;
}

function extendedDue(situation: Situation, queuedAt: Instant): Due {
  const { rules, snapshot } = situation;
  const issuedOn = todayIn(snapshot.account.timeZone, queuedAt);
  const date = addBusinessDays(issuedOn, rules.turnaround.extendedBusinessDays, rules.holidays);
  return { date, at: dueOn(situation, date) };
}

function extend(open: readonly DatedTask[], due: Due, size: number): readonly ChangeTask[] {
  const early = open.filter(({ dueAt }) => dueAt < due.at);
  if (early.length === 0) return [];
  const reason = `The ad set has grown to ${size} tickets, so the extended turnaround applies: due ${inWords(due.date)}.`;
  return early.map((task) => ({
    kind: 'change task',
    key: `${task.key}.extended`,
    handoff,
    reason,
    taskId: task.taskId,
    taskKey: task.key,
    dueAt: due.at,
    addLine: toHtml([paragraph(reason)]),
  }));
}
