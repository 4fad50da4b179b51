import type { Ticket } from '../ticket-cycle.ts';
import type { Addressee } from '../people.ts';
import { ticketKey } from '../effect-keys.ts';
import { partNames, type Note, type Part } from '../model.ts';
import { because, together, type Outcome } from '../outcome.ts';
import { makerOf } from '../people.ts';
import type { Situation } from '../situation.ts';
import { dueIn, issueEmail, issueTask } from '../texts/issue.ts';
import { revisionBlocks, revisionEmailSubject, revisionTaskSubject } from '../texts/revision.ts';
import { businessDaysOf } from '../turnaround.ts';

const handoff = '6 revisions';

/**
 * Handoff 6, account manager to creative team. A flag on a ticket in Pending Approval or In Progress sends each
 * flagged part back: the ticket is In Progress, its round goes up and the flag comes off in one write; whoever
 * made the part gets a new task and an email with the newest note on the ticket.
 */
export function revisions(situation: Situation): Outcome {
  const flagged = situation.tickets.filter((ticket) => ticket.revisionRequested.length > 0);
  const { ticketNotes = {} } = situation.snapshot;
  const actionable = flagged.filter(canBeRevised);
  const unread = actionable.filter(({ id }) => !Object.hasOwn(ticketNotes, id)).map(({ id }) => id);
  if (unread.length > 0) return { needs: [{ kind: 'ticket notes', ticketIds: unread }] };
  return together([
    ...flagged.filter((ticket) => !canBeRevised(ticket)).map(leaveAlone),
    ...actionable.map((ticket) => revise(situation, ticket, ticketNotes[ticket.id]?.[0] ?? null)),
  ]);
}

function canBeRevised(ticket: Ticket): boolean {
  return ticket.stage === 'pending_approval' || ticket.stage === 'in_progress';
}

function leaveAlone(ticket: Ticket): Outcome {
  return because(
    ticket.stage === 'closed'
      ? `A revision is flagged on ticket "${ticket.subject}", but the ticket is closed: reopen it to have it revised.`
      : `A revision is flagged on ticket "${ticket.subject}", but it is neither In Progress nor Pending Approval: it is acted on once the ticket is.`,
  );
}

function revise(situation: Situation, ticket: Ticket, newest: Note | null): Outcome {
  const parts = partNames.filter((part) => ticket.revisionRequested.includes(part));
  const round = ticket.revisionRound + 1;
  const reason = `The client wants changes to the ${parts.join(' and ')} of ticket "${ticket.subject}", so it goes back to In Progress for revision round ${round}.`;
  return together([
    ...parts.map((part) => taskFor(situation, ticket, part, round, reason, newest)),
    ...peopleOf(situation, ticket, parts).map(({ to, ofParts }) => ({
      emails: issueEmail(situation, {
        key: ticketKey(ticket.id, `round-${round}`, 'revision', ofParts.join('-'), 'email'),
        handoff,
        reason,
        to,
        subject: revisionEmailSubject(ticket),
        blocks: revisionBlocks(situation, ticket, ofParts, newest),
        ticketId: ticket.id,
      }),
    })),
    {
      tickets: [
        {
          ticketId: ticket.id,
          handoff,
          reason,
          change: {
            stage: 'in_progress',
            revisionRound: round,
            revisionRequested: [],
            ...(parts.includes('copy') && { copy: 'revision_requested' }),
            ...(parts.includes('graphics') && { graphics: 'revision_requested' }),
          },
        },
      ],
      fired: [{ handoff, reason }],
    },
  ]);
}

function taskFor(
  situation: Situation,
  ticket: Ticket,
  part: Part,
  round: number,
  reason: string,
  newest: Note | null,
): Outcome {
  const to = makerOf(situation, ticket, part);
  const set = situation.adSetOf.get(ticket.id) ?? null;
  return {
    tasks: [
      issueTask(situation, {
        key: ticketKey(ticket.id, `round-${round}`, 'revision', part, 'task'),
        handoff,
        reason,
        to,
        subject: revisionTaskSubject(ticket, part),
        blocks: revisionBlocks(situation, ticket, [part], newest),
        dueAt: dueIn(situation, businessDaysOf(set, situation.rules)),
        priority: 'HIGH',
        ticketId: ticket.id,
      }),
    ],
    warnings: to.warnings,
  };
}

/** One email a person: somebody who made both parts hears of both at once. */
function peopleOf(
  situation: Situation,
  ticket: Ticket,
  parts: readonly Part[],
): readonly { readonly to: Addressee; readonly ofParts: readonly Part[] }[] {
  const made = parts.map((part) => ({
    to: makerOf(situation, ticket, part),
    ofParts: [part] as readonly Part[],
  }));
  const [first, second] = made;
  if (first && second && first.to.email === second.to.email) return [{ to: first.to, ofParts: parts }];
  return made;
}
