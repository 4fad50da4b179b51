import type { DeliverableTicket, IssuedEffect, Person, AccountDetails } from '../../domain/model.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import { applyTasks } from '../apply/apply-effects.ts';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import type { Claim } from '../ports/work-queue.ts';
import { putBack } from '../put-back.ts';
import { withoutAddresses } from '../without-addresses.ts';
import { issuedAfterLookUp } from '../tasks/take-over.ts';
import { fail, goingOn, type Work } from '../work.ts';
import { lookUpTicketTasks } from './look-up-ticket-tasks.ts';

interface TicketWork extends Work {
  readonly ticket: DeliverableTicket;
  issued: readonly IssuedEffect[];
}

/**
 * Decides deliverable tickets that lead to no single project: after the grace period somebody is asked, once,
 * to put the ticket in its place. Before any such task is created, HubSpot is asked whether it is there already.
 * @throws AccountError where HubSpot cannot be read
 */
export async function workUnplacedTickets(
  pass: Pass,
  claims: readonly Claim[],
  tickets: ReadonlyMap<string, DeliverableTicket>,
): Promise<void> {
  if (claims.length === 0) return;
  const [account, people, issued] = await Promise.all([
    pass.account.details(),
    pass.account.people(),
    pass.ledger.issuedForTickets(claims.map(({ id }) => id)),
  ]);
  const works = claims.flatMap((claim): readonly TicketWork[] => {
    const ticket = tickets.get(claim.id);
    return ticket ? [workOf(pass, claim, ticket, issued.get(claim.id) ?? [])] : [];
  });
  decideAll(pass, works, account, people);
  const doubtful = goingOn(works).filter(({ effects, issued: before }) => {
    return effects.length > 0 || before.some(({ kind, taskId }) => kind === 'task' && taskId === null);
  });
  if (doubtful.length > 0) {
    const found = await lookUpTicketTasks(
      pass,
      doubtful.map(({ ticket }) => ticket.id),
    );
    for (const work of doubtful)
      work.issued = issuedAfterLookUp(work.issued, found.get(work.ticket.id) ?? []);
    decideAll(pass, doubtful, account, people);
  }
  await applyTasks(pass, works);
  await putBack(pass, works);
  report(pass, works);
}

function workOf(
  pass: Pass,
  claim: Claim,
  ticket: DeliverableTicket,
  issued: readonly IssuedEffect[],
): TicketWork {
  return {
    claim,
    ticket,
    issued,
    projectId: null,
    ticketId: ticket.id,
    logger: pass.logger.child({ ticketId: ticket.id }),
    effects: [],
    taskIds: new Map(),
    ending: null,
    lookAgain: false,
    lookAgainAt: null,
  };
}

function decideAll(
  pass: Pass,
  works: readonly TicketWork[],
  account: AccountDetails,
  people: Readonly<Record<string, Person>>,
): void {
  for (const work of works) {
    const { ticket, issued, logger } = work;
    try {
      const situation = { account, ticket, people, issued };
      const decision = pass.decideUnplaced(situation, rulesOf(pass.settings), pass.clock.now());
      work.effects = decision.effects;
      work.lookAgainAt = decision.lookAgainAt;
      for (const reason of decision.quiet) logger.debug({ reason }, 'Nothing happens');
      for (const warning of decision.warnings) logger.warn({ warning }, 'Something is not as it should be');
    } catch (error) {
      fail(work, errorMessage(error));
    }
  }
}

function report(pass: Pass, works: readonly TicketWork[]): void {
  for (const { ending, effects, logger } of works) {
    if (ending?.kind === 'failed') {
      pass.meter.decision('failed');
      logger.error({ error: withoutAddresses(ending.error) }, 'The ticket will be tried again');
    } else if (ending === null) {
      pass.meter.decision(effects.length > 0 ? 'acted' : 'quiet');
      for (const { handoff, reason } of effects) logger.info({ handoff, reason }, 'Handoff');
    }
  }
}
