import { addBusinessDays, inWords, todayIn } from '../calendar.ts';
import type { ChangeTask } from '../decision.ts';
import { isTicketKeyIn, ticketKey } from '../effect-keys.ts';
import type { Outcome } from '../outcome.ts';
import { openTasks, type Situation } from '../situation.ts';
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
  return {
    taskChanges: large.flatMap((set) =>
      set.tickets.filter(isInWork).flatMap((ticket) => changesOf(situation, ticket, set.tickets.length)),
    ),
  };
}

function changesOf(situation: Situation, ticket: Ticket, size: number): readonly ChangeTask[] {
  if (ticket.queuedAt === null) return [];
  const { rules, snapshot } = situation;
  const issuedOn = todayIn(snapshot.account.timeZone, ticket.queuedAt);
  const due = addBusinessDays(issuedOn, rules.turnaround.extendedBusinessDays, rules.holidays);
  const dueAt = dueOn(situation, due);
  const reason = `The ad set has grown to ${size} tickets, so the extended turnaround applies: due ${inWords(due)}.`;
  return openTasks(situation, `${ticketKey(ticket.id)}.`)
    .filter(
      (task) => isTicketKeyIn('queue', task.key, ticket.id) && task.dueAt !== null && task.dueAt < dueAt,
    )
    .map((task) => ({
      kind: 'change task',
      key: `${task.key}.extended`,
      handoff,
      reason,
      taskId: task.taskId,
      taskKey: task.key,
      dueAt,
      addLine: toHtml([paragraph(reason)]),
    }));
}
