import { todayIn, addBusinessDays, instantAt } from './calendar.ts';
import type { CreateTask } from './decision.ts';
import { ticketKey } from './effect-keys.ts';
import type { AccountDetails, DeliverableTicket, Instant, IssuedEffect, Person } from './model.ts';
import { findAddressee } from './people.ts';
import type { Rules } from './rules.ts';
import { nameInTexts, paragraph, steps } from './texts/document.ts';
import { taskBody } from './texts/issue.ts';
import { ticketLink } from './texts/links.ts';

/** A deliverable ticket that has no creative project, or more than one. */
export interface UnplacedTicket {
  readonly account: AccountDetails;
  readonly ticket: DeliverableTicket;
  readonly people: Readonly<Record<string, Person>>;
  readonly issued: readonly IssuedEffect[];
}

export interface UnplacedTicketDecision {
  readonly effects: readonly CreateTask[];
  readonly quiet: readonly string[];
  readonly warnings: readonly string[];
  /** When the grace ends; null: time changes nothing. */
  readonly lookAgainAt: Instant | null;
}

const oneHour = 60 * 60 * 1000;

/**
 * Such a ticket takes part in no ad set. After some grace its owner (else the default SAS) gets one task saying
 * what is missing. Pure; `now` is epoch ms.
 */
export function decideUnplacedTicket(
  { account, ticket, people, issued }: UnplacedTicket,
  rules: Rules,
  now: Instant,
): UnplacedTicketDecision {
  const subject = nameInTexts(ticket.subject);
  const quietly = (reason: string, lookAgainAt: Instant | null = null) => ({
    effects: [],
    quiet: [reason],
    warnings: [],
    lookAgainAt,
  });
  if (ticket.stage === 'closed') return quietly('The ticket is closed.');
  const isAlone = ticket.projectIds.length === 0;
  const key = ticketKey(ticket.id, 'placement', isAlone ? 'no-project' : 'several-projects', 'task');
  if (issued.some((effect) => effect.key === key)) return quietly('Its owner has been asked to place it.');
  const askAt = ticket.createdAt + rules.tasks.placementGraceHours * oneHour;
  if (now < askAt) return quietly('The ticket is new; its owner may still be placing it.', askAt);
  const to = findAddressee(people, rules.people.fallbackEmail, 'ticket owner', `on ticket "${subject}"`, [
    ticket.ownerId,
    rules.people.defaultSasId,
  ]);
  const reason = isAlone
    ? `Ticket "${subject}" belongs to no creative project, so it takes part in no ad set.`
    : `Ticket "${subject}" belongs to ${ticket.projectIds.length} creative projects, so it takes part in no ad set.`;
  const due = addBusinessDays(todayIn(account.timeZone, now), rules.tasks.upkeepBusinessDays, rules.holidays);
  return {
    effects: [
      {
        kind: 'create task',
        key,
        handoff: '4 tickets',
        reason,
        subject: isAlone
          ? 'Associate the Ticket with Its Creative Project'
          : 'Keep the Ticket on One Creative Project',
        body: taskBody(
          [
            paragraph(`${reason} Nobody is told when it is ready.`),
            steps(
              isAlone
                ? 'Open the ticket and associate it with its creative project.'
                : 'Open the ticket and remove it from all creative projects but one.',
            ),
            ticketLink(account, ticket.id),
          ],
          key,
        ),
        dueAt: instantAt(due, rules.tasks.dueTime, account.timeZone),
        priority: 'MEDIUM',
        ownerId: to.person?.id ?? null,
        projectId: null,
        ticketId: ticket.id,
        companyIds: [],
      },
    ],
    quiet: [],
    warnings: to.warnings,
    lookAgainAt: null,
  };
}
