import type { Ticket } from '../ticket-cycle.ts';
import { isTicketKeyIn, ticketKey } from '../effect-keys.ts';
import { partNames, type Part } from '../model.ts';
import { nothing, together, type Outcome } from '../outcome.ts';
import { teamLeadOf } from '../people.ts';
import { openTasks, wasIssued, type Situation } from '../situation.ts';
import { isOrAre, paragraph, steps } from '../texts/document.ts';
import { dueIn, issueTask, settleTask } from '../texts/issue.ts';
import { projectLink, ticketLink } from '../texts/links.ts';

const handoff = '4 tickets';

/** Optional automation: a part that goes to QA gives its team lead a task, once per revision round. */
export function askForQualityCheck(situation: Situation): Outcome {
  if (!situation.rules.automations.qaTasks) return nothing;
  return together(
    situation.tickets.flatMap((ticket) => partNames.map((part) => checkPart(situation, ticket, part))),
  );
}

function checkPart(situation: Situation, ticket: Ticket, part: Part): Outcome {
  const key = ticketKey(ticket.id, `round-${ticket.revisionRound}`, 'qa', part, 'task');
  if (ticket[part] !== 'in_qa' || ticket.stage === 'closed') {
    return {
      taskChanges: openTasks(situation, `ticket-${ticket.id}.`)
        .filter((task) => isTicketKeyIn(`qa.${part}`, task.key, ticket.id))
        .map((task) =>
          settleTask(task, 'COMPLETED', handoff, `The ${part} ${isOrAre(part)} not in QA any more.`),
        ),
    };
  }
  if (wasIssued(situation, key)) return nothing;
  const to = teamLeadOf(situation, part);
  const reason = `The ${part} of ticket "${ticket.subject}" ${isOrAre(part)} in QA, so the team lead checks ${part === 'copy' ? 'it' : 'them'}.`;
  return {
    tasks: [
      issueTask(situation, {
        key,
        handoff,
        reason,
        to,
        subject: `QA ${part === 'copy' ? 'Copy' : 'Graphics'}: ${ticket.subject}`,
        blocks: [
          paragraph(reason),
          steps(
            'Check the work on the ticket and in AdLab, and log your feedback as a comment on the ticket.',
            'Set the status of the part to approved, or back to In Progress.',
          ),
          ticketLink(situation.snapshot.account, ticket.id),
          projectLink(situation),
        ],
        dueAt: dueIn(situation, situation.rules.tasks.upkeepBusinessDays),
        ticketId: ticket.id,
      }),
    ],
    fired: [{ handoff, reason }],
    warnings: to.warnings,
  };
}
