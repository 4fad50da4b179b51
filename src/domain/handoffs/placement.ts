import { folderOf } from '../ad-sets.ts';
import type { Ticket } from '../ticket-cycle.ts';
import { ticketKey, ticketPrefix } from '../effect-keys.ts';
import { nothing, together, type Outcome } from '../outcome.ts';
import { ticketOwnerOf } from '../people.ts';
import { openTasks, wasIssued, type OpenTask, type Situation } from '../situation.ts';
import { paragraph, steps } from '../texts/document.ts';
import { dueIn, issueTask, settleTask } from '../texts/issue.ts';
import { projectLink, ticketLink } from '../texts/links.ts';

const handoff = '4 tickets';
const oneHour = 60 * 60 * 1000;

/**
 * A ticket without a Deliverable Folder Name takes part in no ad set. After some grace its owner (or the SAS)
 * gets one task saying so; the task completes itself when the name is there.
 */
export function mendPlacement(situation: Situation): Outcome {
  return together([
    ...situation.tickets.map((ticket) => mendTicket(situation, ticket)),
    ...situation.sharedTickets.map((ticket) => ({
      warnings: [
        `Ticket "${ticket.subject}" is associated with ${ticket.projectIds.length} creative projects, so it takes part in no ad set.`,
      ],
    })),
  ]);
}

function mendTicket(situation: Situation, ticket: Ticket): Outcome {
  const open = openTasks(situation, `${ticketPrefix(ticket.id)}placement.`);
  return together([placed(open), mendFolder(situation, ticket, open)]);
}

/** It has this project and no other, which somebody may have been asked for. */
function placed(open: readonly OpenTask[]): Outcome {
  const asked = ['no-project', 'several-projects'].flatMap((lack) =>
    open.filter(({ key }) => key.endsWith(`.${lack}.task`)),
  );
  if (asked.length === 0) return nothing;
  const line = 'The ticket belongs to one creative project now.';
  return { taskChanges: asked.map((task) => settleTask(task, 'COMPLETED', handoff, line)) };
}

function mendFolder(situation: Situation, ticket: Ticket, open: readonly OpenTask[]): Outcome {
  const { rules, now, snapshot } = situation;
  if (folderOf(ticket) !== null) {
    const asked = open.filter(({ key }) => key.endsWith('.folder.task'));
    if (asked.length === 0) return nothing;
    return {
      taskChanges: asked.map((task) =>
        settleTask(task, 'COMPLETED', handoff, 'The ticket has its folder name.'),
      ),
    };
  }
  const key = ticketKey(ticket.id, 'placement', 'folder', 'task');
  if (ticket.stage === 'closed' || wasIssued(situation, key)) return nothing;
  const askAt = ticket.createdAt + rules.tasks.placementGraceHours * oneHour;
  if (now < askAt) return { lookAgainAt: askAt };
  const to = ticketOwnerOf(situation, ticket);
  const reason = `Ticket "${ticket.subject}" has no Deliverable Folder Name, so it takes part in no ad set.`;
  return {
    tasks: [
      issueTask(situation, {
        key,
        handoff,
        reason,
        to,
        subject: 'Fill In the Deliverable Folder Name',
        blocks: [
          paragraph(
            `${reason} Without it the account manager is never told that the deliverables are ready.`,
          ),
          steps(
            'Open the ticket and fill in Deliverable Folder Name, the same for all tickets of the ad set.',
          ),
          ticketLink(snapshot.account, ticket.id),
          projectLink(situation),
        ],
        dueAt: dueIn(situation, rules.tasks.upkeepBusinessDays),
        ticketId: ticket.id,
      }),
    ],
    fired: [{ handoff, reason }],
    warnings: to.warnings,
  };
}
