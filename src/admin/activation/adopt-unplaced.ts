import { todayIn } from '../../domain/calendar.ts';
import type { Choice } from '../../domain/adoption/choice.ts';
import { decideUnplacedTicket } from '../../domain/unplaced-ticket.ts';
import { chunksOf } from '../../hubspot/chunks.ts';
import type { NotedChange } from '../../reconcile/ports/ledger.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import type { AdminSurroundings } from '../operation.ts';

const batchSize = 100;

/**
 * Notes for tickets without exactly one creative project that their owners need not be asked: they have been lying
 * about before the app went live. Answers how many.
 * @throws AccountError where HubSpot cannot be read
 */
export async function adoptUnplaced(
  { account: accountNow, settings, clock, store }: AdminSurroundings,
  ticketIds: readonly string[],
  choice: Choice,
): Promise<number> {
  if (choice === 'fire' || ticketIds.length === 0) return 0;
  const account = accountNow();
  const [details, people] = await Promise.all([account.details(), account.people()]);
  const now = clock.now();
  const rules = rulesOf(settings.get().settings);
  const today = todayIn(details.timeZone, now);
  const isNew = (createdAt: number) => choice === 'older' && todayIn(details.timeZone, createdAt) === today;
  // Also those whose hour of grace is not over: they would be asked about as soon as it is.
  const later = now + 24 * 60 * 60 * 1000;
  let adopted = 0;
  for (const ids of chunksOf(ticketIds, batchSize)) {
    const tickets = await account.readTickets(ids);
    const issued = await store.ledger.issuedForTickets(ids);
    const noted = [...tickets.values()]
      .filter(({ createdAt, projectIds }) => !isNew(createdAt) && projectIds.length !== 1)
      .flatMap((ticket): readonly NotedChange[] => {
        const situation = { account: details, ticket, people, issued: issued.get(ticket.id) ?? [] };
        const { effects } = decideUnplacedTicket(situation, rules, later);
        return effects.map(({ key }) => ({ key, projectId: null, ticketId: ticket.id }));
      });
    await store.ledger.noteChanges(noted, now);
    adopted += noted.length;
  }
  return adopted;
}
